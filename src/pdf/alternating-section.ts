import type { Element, ElementContent } from 'hast'
import type { Chapter } from '../book/book.ts'
import { element } from '../html/element.ts'
import { isWordless } from '../html/is-wordless.ts'
import { lettersOf } from '../html/letters-of.ts'
import { notesInOrder } from '../html/notes-in-order.ts'
import type { BeadHtml, ParallelHtml } from '../html/parallel-html.ts'
import { direction } from '../language/direction.ts'
import { forPrint } from './for-print.ts'
import { toPrintNote } from './print-note.ts'
import { destinationsOf, type SectionOptions } from './print-section.ts'

/**
 * Set joined chapters as a section in which each passage of the first language is followed by
 * its translations; notes in the order of their calls, those of translations marked as such.
 *
 * @param joined One, or several that follow one another on the same page.
 */
export function toAlternatingSection(
  joined: readonly ParallelHtml[],
  options: SectionOptions,
): Element {
  const chapters = joined.flatMap((one) =>
    one.chapters.flatMap((html) => html?.chapter ?? []),
  )
  const titles = (joined[0]?.chapters ?? []).map((html) => html?.chapter.titleText)
  const title = titles.find((one) => one !== undefined) ?? ''
  const notes = joined.flatMap((one) => {
    const first = one.chapters[0]?.chapter
    return notesInOrder(one).map(({ note, chapter }) =>
      toPrintNote(note, chapter.language, {
        ...options,
        chapterId: chapter.id,
        ...(chapter !== first && { className: 'translation' }),
      }),
    )
  })
  return element(
    'section',
    {
      className: ['chapter'],
      dataSection: chapters[0]?.id ?? '',
      dataStart: options.start,
      dataKind: 'text',
      dataOpening: options.opening,
      dataTitle: title,
      dataTitleRecto: titles[1] ?? title,
    },
    [
      element('div', { className: ['flow'] }, [
        ...(options.head ?? []),
        ...joined.flatMap((one) => beadsOf(one, options)),
      ]),
      element('div', { className: ['notes'] }, notes),
      ...chapters.flatMap(destinationsOf),
    ],
  )
}

function beadsOf({ chapters, beads }: ParallelHtml, options: SectionOptions): Element[] {
  const begun = new Map<Chapter, number>()
  const passage = (nodes: BeadHtml['sides'][number], side: number): Element[] => {
    const chapter = chapters[side]?.chapter
    if (!chapter || nodes.length === 0) return []
    const isFirst = !begun.has(chapter)
    const before = begun.get(chapter) ?? options.lettersBefore?.get(chapter.id) ?? 0
    begun.set(chapter, before + sumOfLetters(nodes))
    return [
      element(
        'div',
        {
          className: ['chapter-text', side === 0 ? 'original' : 'translation'],
          ...(isFirst && { id: chapter.id }),
          lang: chapter.language,
          dir: direction(chapter.language),
          // For `findPageStarts` and `numberLines`.
          dataChapter: chapter.id,
          dataLettersBefore: before,
          dataSide: side,
        },
        nodes.flatMap((node) =>
          forPrint(node, chapter.language, { ...options, chapterId: chapter.id }),
        ),
      ),
    ]
  }
  return beads.flatMap(({ sides }) => {
    const passages = sides.flatMap((nodes, side) =>
      side > 0 && isWordless(nodes) && isWordless(sides[0] ?? [])
        ? []
        : passage(nodes, side),
    )
    return passages.length === 0
      ? []
      : [element('div', { className: ['bead'] }, passages)]
  })
}

function sumOfLetters(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => sum + lettersOf(node), 0)
}
