import type { Root } from 'mdast'
import { VFile } from 'vfile'
import { baseTextPath } from '../manuscript/base-text-path.ts'
import { decodeText } from '../manuscript/decode-text.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { parseMarkdown } from '../markdown/parse.ts'

/** A text and its tree. */
export interface ParsedText {
  readonly text: string
  readonly tree: Root
}

/**
 * Read the base text of a translated chapter. It has no messages of its own: what is wrong in
 * it was the original's fault.
 *
 * @param paths Of all files of the source.
 * @returns Nothing when there is none.
 * @throws {BuildError} When it cannot be read.
 */
export async function readBaseText(
  { config }: Manuscript,
  source: ManuscriptSource,
  paths: ReadonlySet<string>,
  { original, translation }: Record<'original' | 'translation', ChapterFile>,
): Promise<ParsedText | undefined> {
  const path = baseTextPath(translation.file.path)
  if (!paths.has(path)) return undefined
  const file = new VFile({ path })
  file.value = decodeText(await source.read(path), file)
  const { language } = original
  const tree = parseMarkdown(file, { series: config.series, language })
  return { text: String(file), tree }
}
