import { join } from 'node:path'
import { VFile } from 'vfile'
import type { BlockFacets } from '../translation/block-facets.ts'
import { chapterFacets } from '../translation/block-facets.ts'
import { compareFacets } from '../translation/compare-facets.ts'
import { notesByLabel } from '../translation/note-uses.ts'
import { textBlocks } from '../translation/text-block.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import type { ChapterStaleness } from '../staleness.ts'
import { basesFromHistory } from '../system/base-from-history.ts'
import { writeWhole } from '../system/writing.ts'

/** Where base texts come from and go to. */
export interface InitPlaces {
  readonly manuscript: Manuscript
  readonly source: ManuscriptSource
  /** Folder of the manuscript. */
  readonly folder: string
}

/**
 * Write the base texts of translations that have none: the original as it stood when the
 * translation was last really changed, by the history of git, else as it stands today.
 *
 * @returns What was written, for people, and where it came from.
 * @throws {BuildError} When a file cannot be written.
 */
export async function initBaseTexts(
  chapters: readonly ChapterStaleness[],
  { manuscript, source, folder }: InitPlaces,
): Promise<string[]> {
  const bare = chapters.flatMap(({ translation, base, basePath, original }) =>
    translation && basePath !== undefined && !base
      ? [{ translation, basePath, original }]
      : [],
  )
  if (bare.length === 0) {
    const isTranslated = chapters.some(({ translation }) => translation !== undefined)
    if (isTranslated) return ['every translation has its base text']
    throw new BuildError('nothing is translated yet', {
      hint: 'see `diglot translation status`',
    })
  }
  const facetsOf = (text: string): BlockFacets[] => {
    const { series } = manuscript.config
    const file = new VFile({ value: text.replaceAll('\r\n', '\n').normalize('NFC') })
    const tree = parseMarkdown(file, { series, language: manuscript.config.language })
    return chapterFacets(textBlocks(tree), notesByLabel(tree))
  }
  const counted = new Set(manuscript.config.stale)
  const found = await basesFromHistory(
    folder,
    bare.map(({ original, translation }) => ({
      original: original.path,
      translation: translation.path,
      text: translation.text,
      differ: (one, other) =>
        [...compareFacets(facetsOf(one), facetsOf(other))].some((change) =>
          counted.has(change),
        ),
    })),
  )
  const lines: string[] = []
  for (const [index, { basePath, original }] of bare.entries()) {
    const past = found[index]
    const bytes = past?.bytes ?? (await source.read(original.path))
    await writeWhole(join(folder, basePath), bytes)
    const from = past
      ? `as in commit ${past.commit.slice(0, 12)}`
      : 'as it stands today: there is no history to tell'
    lines.push(`${basePath}: ${original.path} ${from}`)
  }
  return lines
}
