import { join } from 'node:path'
import { chapterUnits } from '../exchange/chapter-units.ts'
import type { UnitText } from '../exchange/unit.ts'
import { type ExchangedChapter, toXliff } from '../exchange/to-xliff.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import type { ChapterStaleness } from '../staleness.ts'
import { buildDate } from '../system/build-date.ts'
import { formatPo } from '../system/po-file.ts'
import { writeWhole } from '../system/writing.ts'

/** Formats of exchange files, by the endings of their names. */
export const exchangeFormats = { po: 'po', xliff: 'xlf' } as const

/** Where exchange files go to, and in which format. */
export interface ExportChoice {
  readonly format: keyof typeof exchangeFormats
  readonly out: string
  /** Folder of the manuscript. */
  readonly folder: string
}

/**
 * Write a file for a translator of each chapter and language: `<out>/en/02-pledge.po`.
 *
 * @returns What was written, for people.
 * @throws {BuildError} When a file cannot be written.
 */
export async function exportTranslations(
  chapters: readonly ChapterStaleness[],
  { config }: Manuscript,
  { format, out, folder }: ExportChoice,
): Promise<string[]> {
  const date = (await buildDate(config, folder)).toISOString().slice(0, 10)
  const project = config.title[config.language] ?? 'manuscript'
  const lines: string[] = []
  for (const chapter of chapters) {
    const units = chapterUnits(chapter)
    const exchanged: ExchangedChapter = {
      path: chapter.original.path,
      originalLanguage: config.language,
      language: chapter.language,
      units,
    }
    const text =
      format === 'po' ? formatPo(exchanged, { project, date }) : toXliff(exchanged)
    const ending = exchangeFormats[format]
    const path = join(out, chapter.language, `${chapter.name}.${ending}`)
    await writeWhole(path, new TextEncoder().encode(text))
    lines.push(`${path}: ${countOf(units)}`)
  }
  return lines
}

function countOf(units: readonly UnitText[]): string {
  const count = (state: UnitText['state']): number =>
    units.filter((unit) => unit.state === state).length
  return `${units.length} units, ${count('stale')} stale, ${count('missing')} missing`
}
