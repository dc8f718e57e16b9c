import type { Element, ElementContent } from 'hast'
import type { Chapter } from '../book/book.ts'
import { element } from '../html/element.ts'
import { lettersOf } from '../html/letters-of.ts'
import type { BeadHtml, ParallelHtml } from '../html/parallel-html.ts'
import { direction } from '../language/direction.ts'
import { languageName } from '../language/language-name.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ColumnSettings } from '../manuscript/config.ts'
import { forPrint } from './for-print.ts'
import { toPrintNote } from './print-note.ts'
import { destinationsOf, type SectionOptions } from './print-section.ts'

/** How a section is set in columns. */
export interface ColumnsOptions extends SectionOptions {
  /** Of the columns, in order. */
  readonly languages: readonly LanguageTag[]
  readonly notes: ColumnSettings['notes']
  /** Do the names of the languages stand above the columns? */
  readonly hasHeads: boolean
}

/**
 * Set joined chapters as a section in columns: a row for each bead, in it a side for each
 * language that has it; then the notes of each language.
 *
 * @param joined One, or several that follow one another on the same page.
 */
export function toColumnsSection(
  joined: readonly ParallelHtml[],
  options: ColumnsOptions,
): Element {
  const { head = [], hasHeads, languages, notes, start, opening } = options
  const chapters = joined.flatMap((one) =>
    one.chapters.flatMap((html) => html?.chapter ?? []),
  )
  const titles = (joined[0]?.chapters ?? []).flatMap(
    (html) => html?.chapter.titleText ?? [],
  )
  const spanning = element('div', { className: ['row', 'spanning'] }, [...head])
  const heads = element(
    'div',
    { className: ['row', 'column-heads'] },
    languages.map((language, column) => headOf(language, column)),
  )
  return element(
    'section',
    {
      className: ['chapter', 'in-columns'],
      dataSection: chapters[0]?.id ?? '',
      dataStart: start,
      dataKind: 'text',
      dataOpening: opening,
      dataTitle: titles[0] ?? '',
      dataTitleRecto: titles[1] ?? titles[0] ?? '',
      dataColumns: languages.length,
      dataNotes: notes,
    },
    [
      element('div', { className: ['flow'] }, [
        ...(head.length > 0 ? [spanning] : []),
        ...(hasHeads ? [heads] : []),
        ...joined.flatMap((one) => rowsOf(one, options)),
      ]),
      ...languages.map((language, column) => notesOf(joined, column, language, options)),
      ...chapters.flatMap(destinationsOf),
    ],
  )
}

function headOf(language: LanguageTag, column: number): Element {
  const name = { type: 'text' as const, value: languageName(language) }
  return element('div', sideProperties(language, column), [
    element('p', { className: ['column-head'] }, [name]),
  ])
}

function sideProperties(language: LanguageTag, column: number): Element['properties'] {
  return {
    className: ['side', `column-${column + 1}`],
    lang: language,
    dir: direction(language),
    dataSide: column,
  }
}

function rowsOf({ chapters, beads }: ParallelHtml, options: SectionOptions): Element[] {
  const begun = new Map<Chapter, number>()
  const sideOf = (nodes: BeadHtml['sides'][number], column: number): Element[] => {
    const chapter = chapters[column]?.chapter
    if (!chapter || nodes.length === 0) return []
    const isFirst = !begun.has(chapter)
    const before = begun.get(chapter) ?? options.lettersBefore?.get(chapter.id) ?? 0
    begun.set(chapter, before + sumOfLetters(nodes))
    const { className, ...properties } = sideProperties(chapter.language, column)
    return [
      element(
        'div',
        {
          className: ['chapter-text', ...[className].flat().map(String)],
          ...properties,
          ...(isFirst && { id: chapter.id }),
          // For `findPageStarts`.
          dataChapter: chapter.id,
          dataLettersBefore: before,
        },
        nodes.flatMap((node) =>
          forPrint(node, chapter.language, { ...options, chapterId: chapter.id }),
        ),
      ),
    ]
  }
  return beads.flatMap(({ sides }) => {
    const own = sides.flatMap(sideOf)
    return own.length === 0 ? [] : [element('div', { className: ['row'] }, own)]
  })
}

function sumOfLetters(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => sum + lettersOf(node), 0)
}

function notesOf(
  joined: readonly ParallelHtml[],
  column: number,
  language: LanguageTag,
  options: ColumnsOptions,
): Element {
  const notes = joined.flatMap(({ chapters }) => {
    const html = chapters[column]
    return (html?.notes ?? []).map((note) =>
      toPrintNote(note, language, { ...options, chapterId: html?.chapter.id ?? '' }),
    )
  })
  const width = options.notes === 'apart' ? [`column-${column + 1}`] : []
  return element(
    'div',
    {
      className: ['notes', ...width],
      lang: language,
      dir: direction(language),
      dataSide: column,
    },
    notes,
  )
}
