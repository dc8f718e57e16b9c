import { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { decodeText } from './decode-text.ts'
import { type ParsedFrontMatter, parseFrontMatter } from './front-matter.ts'
import type { Limits } from './limits.ts'
import type { ChapterPath } from './outline.ts'
import type { ManuscriptSource } from './source.ts'

/** A chapter file whose front matter is parsed. */
export interface ReadChapter extends ChapterPath {
  readonly file: VFile
  readonly frontMatter: ParsedFrontMatter
  /** From the outline; the front matter may say otherwise. */
  readonly language?: LanguageTag
}

/**
 * Read one chapter; whatever is wrong with the file becomes a message, so that the other
 * chapters are checked in the same run.
 */
export async function readChapter(
  source: ManuscriptSource,
  chapter: ChapterPath,
  { chapterBytes }: Limits,
): Promise<ReadChapter> {
  const file = new VFile({ path: chapter.path, value: '' })
  const bytes = await readBytes(source, file)
  const isRead = bytes !== undefined && !isTooLarge(bytes, chapterBytes, file)
  if (!isRead) return withoutText(chapter, file)

  file.value = decodeText(bytes, file)
  const frontMatter = parseFrontMatter(file)
  const isFaulty = file.messages.some((message) => message.fatal)
  if (!isFaulty && String(file).slice(frontMatter.end).trim() === '') {
    report(file, 'chapter-has-text', textNode('', 0), 'the file holds no text')
  }
  return { ...chapter, file, frontMatter }
}

async function readBytes(
  source: ManuscriptSource,
  file: VFile,
): Promise<Uint8Array | undefined> {
  try {
    return await source.read(file.path)
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    const message = report(file, 'chapter-exists', textNode('', 0), error.message)
    message.note = `hint: ${error.hint}`
    return undefined
  }
}

function isTooLarge(bytes: Uint8Array, most: number, file: VFile): boolean {
  if (bytes.length <= most) return false
  const [size, limit] = [Math.ceil(bytes.length / 1e6), most / 1e6]
  const reason = `the file has ${size} MB, more than ${limit} MB`
  report(file, 'chapter-is-of-reasonable-size', textNode('', 0), reason)
  return true
}

function withoutText(chapter: ChapterPath, file: VFile): ReadChapter {
  return { ...chapter, file, frontMatter: { given: {}, unknownKeys: [], end: 0 } }
}
