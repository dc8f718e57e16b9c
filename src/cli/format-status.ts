import type { LanguageTag } from '../language/tag.ts'
import { languageName } from '../language/language-name.ts'
import type { StalenessRecord } from './staleness-record.ts'

const columns = ['fresh', 'stale', 'unconfirmed', 'missing', 'dropped', 'own'] as const

/** Blocks of a progress bar. */
const barWidth = 10

/** Format how translations stand: a table for each language, a line for each chapter. */
export function formatStatus(records: readonly StalenessRecord[]): string {
  const languages = [...new Set(records.map(({ language }) => language))]
  return languages
    .map((language) =>
      formatLanguage(
        language,
        records.filter((record) => record.language === language),
      ),
    )
    .join('\n\n')
}

function formatLanguage(
  language: LanguageTag,
  records: readonly StalenessRecord[],
): string {
  const rows = [
    ['chapter', ...columns, 'words to do', 'done'],
    ...records.map((record) => rowOf(record)),
    ...(records.length > 1 ? [rowOf(totalOf(records))] : []),
  ]
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0
        return column === 0 || column === row.length - 1
          ? cell.padEnd(width)
          : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
  return [languageName(language), ...lines.map((line) => `  ${line}`)].join('\n')
}

function rowOf({ chapter, counts, wordsToDo }: Row): string[] {
  const cells = columns.map((state) => (counts[state] === 0 ? '·' : `${counts[state]}`))
  const { fresh, stale, unconfirmed, missing, dropped } = counts
  const all = fresh + stale + unconfirmed + missing + dropped
  const part = all === 0 ? 1 : fresh / all
  const full = Math.floor(part * barWidth)
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
  return [chapter, ...cells, `${wordsToDo}`, `${bar} ${Math.floor(part * 100)} %`]
}

type Row = Pick<StalenessRecord, 'chapter' | 'counts' | 'wordsToDo'>

function totalOf(records: readonly StalenessRecord[]): Row {
  const counts = { fresh: 0, stale: 0, unconfirmed: 0, missing: 0, own: 0, dropped: 0 }
  let wordsToDo = 0
  for (const record of records) {
    wordsToDo += record.wordsToDo
    for (const state of columns) counts[state] += record.counts[state]
  }
  return { chapter: 'all', counts, wordsToDo }
}
