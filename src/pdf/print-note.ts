import type { Element, ElementContent } from 'hast'
import type { NoteHtml } from '../html/chapter-html.ts'
import { classesOf, element } from '../html/element.ts'
import { noteLabelText } from '../html/note-label.ts'
import { direction } from '../language/direction.ts'
import type { LanguageTag } from '../language/tag.ts'
import { type ChapterOptions, forPrint } from './for-print.ts'

/**
 * Set a note to be measured and put at the foot of its page: its mark, which leads back to
 * its first call, the label of its series, its text.
 *
 * @param className Further class, absent without.
 */
export function toPrintNote(
  { note, children }: NoteHtml,
  language: LanguageTag,
  options: ChapterOptions & { readonly className?: string },
): Element {
  const blocks = children.flatMap((node) => forPrint(node, language, options))
  return element(
    'div',
    {
      className: [
        'note',
        `note-${note.series.name}`,
        ...redlineStatus(children),
        ...(options.className === undefined ? [] : [options.className]),
      ],
      id: note.id,
      lang: language,
      dir: direction(language),
    },
    [
      element('div', { className: ['note-marker'] }, [
        element('a', { href: `#${note.calls[0] ?? ''}` }, [text(note.marker)]),
      ]),
      element('div', { className: ['note-text'] }, labelled(blocks, note.label)),
    ],
  )
}

/**
 * Set a note of those at the end of a chapter or a book: an item of a list, its mark in its
 * first line.
 */
export function toEndNote(
  { note, children }: NoteHtml,
  language: LanguageTag,
  options: ChapterOptions,
): Element {
  const blocks = children.flatMap((node) => forPrint(node, language, options))
  const marker = element(
    'a',
    { className: ['end-marker'], href: `#${note.calls[0] ?? ''}` },
    [text(`${note.marker} `)],
  )
  return element(
    'li',
    {
      className: [`end-note-${note.series.name}`, ...redlineStatus(children)],
      id: note.id,
      lang: language,
      dir: direction(language),
    },
    before(marker, labelled(blocks, note.label)),
  )
}

/** Put something before the first words of blocks. */
function before(
  words: ElementContent,
  blocks: readonly ElementContent[],
): ElementContent[] {
  const [first, ...rest] = blocks
  return first?.type === 'element' && first.tagName === 'p'
    ? [{ ...first, children: [words, ...first.children] }, ...rest]
    : [element('p', {}, [words]), ...blocks]
}

/** A note that is new or gone as a whole shows it by its marker, too. */
function redlineStatus(blocks: NoteHtml['children']): string[] {
  return ['come', 'gone'].filter(
    (name) => blocks.length > 0 && blocks.every((one) => classesOf(one).includes(name)),
  )
}

/** Put the label of the series, `Anm. d. Ü.:`, before the first words of a note. */
function labelled(blocks: readonly ElementContent[], label: string): ElementContent[] {
  if (label === '') return [...blocks]
  const words = element('span', { className: ['note-label'] }, [
    text(`${noteLabelText(label)} `),
  ])
  return before(words, blocks)
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
