import { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { report } from '../diagnostics/report.ts'
import { chooseChapters } from './choose-chapters.ts'
import { decodeText } from './decode-text.ts'
import { type Outline, findOutline, isMarkdown } from './outline.ts'
import { type ParsedConfig, parseConfig } from './parse-config.ts'
import type { ManuscriptSource } from './source.ts'

/** `book.yaml` and the chapters it leads to. */
export interface ReadOutline {
  readonly outline: Outline
  /** Absent when the manuscript has no `book.yaml`. */
  readonly config?: { readonly file: VFile; readonly parsed: ParsedConfig }
}

const configPath = 'book.yaml'

/**
 * Read `book.yaml`, if there is one, and find the chapters.
 *
 * @param paths Paths of all files of the source.
 * @param only The one file to read, if the manuscript is that.
 * @param language Language of the original where the config does not say it.
 * @throws {BuildError} When there is no Markdown at all.
 */
export async function readOutline(
  source: ManuscriptSource,
  paths: readonly string[],
  only: string | undefined,
  language: LanguageTag | undefined,
): Promise<ReadOutline> {
  if (only !== undefined || !paths.includes(configPath)) {
    const outline = findOutline(paths, { file: only, language })
    if (outline.original.length === 0) throw noMarkdown(source.label, paths)
    return { outline }
  }
  const file = new VFile({ path: configPath })
  file.value = decodeText(await source.read(configPath), file)
  const parsed = parseConfig(file)
  const { given } = parsed
  const outline = findOutline(paths, {
    language: given.language ?? language,
    translations: given.translations,
  })
  if (!paths.some(isMarkdown)) throw noMarkdown(source.label, paths)
  checkPresence(outline, parsed, file)
  return {
    outline: chooseChapters(outline, parsed, file),
    config: { file, parsed },
  }
}

function noMarkdown(label: string, paths: readonly string[]): BuildError {
  const elsewhere = paths.find(isMarkdown)
  const hint =
    elsewhere === undefined
      ? 'add chapters such as `01-beginning.md`, or name another folder with `-m`'
      : `there are some in its folder \`${elsewhere.split('/')[0]}\`: name that with \`-m\``
  return new BuildError(`there is no chapter in \`${label}\``, { hint })
}

/** A language that the config names has chapters. */
function checkPresence(outline: Outline, parsed: ParsedConfig, file: VFile): void {
  const { mapping } = parsed
  const tell = (path: readonly PropertyKey[], language: string): void => {
    const reason = `there is no chapter in the language \`${language}\``
    const message = report(file, 'chapter-exists', mapping.valueNode(path), reason)
    message.note = `hint: put the chapters into the folder \`${language}/\``
  }
  if (outline.original.length === 0) {
    tell(['language'], parsed.given.language ?? 'of the original')
  }
  for (const [index, tag] of (parsed.given.translations ?? []).entries()) {
    if (outline.translations.get(tag)?.length === 0) tell(['translations', index], tag)
  }
}
