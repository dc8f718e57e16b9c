import type { Element, ElementContent, Properties } from 'hast'
import type { Chapter } from '../book/book.ts'
import type { ChapterHtml, NoteHtml } from '../html/chapter-html.ts'
import { classesOf } from '../html/element.ts'
import { direction } from '../language/direction.ts'
import type { LanguageTag } from '../language/tag.ts'
import { keepEnd } from './keep-end.ts'
import { noteLabelText } from '../html/note-label.ts'

/** How a section is set. */
export interface SectionOptions {
  readonly start: 'recto' | 'page'
  /** Kind of its first page in the template: `opening` or `text`. */
  readonly opening: string
  /** Abbreviation set before a folio, such as `S.`, by language. */
  readonly pageWord: (language: string) => string
  /** Put soft hyphens into running text of a language. */
  readonly hyphenate: (text: string, language: string) => string
  /** Set before the first chapter: the title block of a handout. */
  readonly head?: readonly ElementContent[]
  /** Letters of the first chapter that `head` has taken from it, as `countLetters` counts. */
  readonly lettersBefore?: number
}

/**
 * Set chapters as a section to be measured and divided into pages: their text, then their
 * notes, each with its mark, which leads back to its first call.
 *
 * @param chapters One, or several that follow one another on the same page.
 */
export function toPrintSection(
  chapters: readonly ChapterHtml[],
  options: SectionOptions,
): Element {
  const bodies = chapters.map(({ chapter, body }) =>
    element(
      'div',
      {
        className: ['chapter-text'],
        id: chapter.id,
        lang: chapter.language,
        // For `findPageStarts`.
        dataChapter: chapter.id,
        dataLettersBefore: options.lettersBefore ?? 0,
        dir: direction(chapter.language),
      },
      body.flatMap((node) =>
        forPrint(node, chapter.language, { ...options, chapterId: chapter.id }),
      ),
    ),
  )
  const notes = chapters.flatMap(({ chapter, notes: own }) =>
    own.map((note) =>
      toNote(note, chapter.language, { ...options, chapterId: chapter.id }),
    ),
  )
  const first = chapters[0]?.chapter
  return element(
    'section',
    {
      className: ['chapter'],
      dataSection: first?.id ?? '',
      dataStart: options.start,
      dataKind: 'text',
      dataOpening: options.opening,
      dataTitle: first?.titleText ?? '',
    },
    [
      element('div', { className: ['flow'] }, [...(options.head ?? []), ...bodies]),
      element('div', { className: ['notes'] }, notes),
      ...chapters.flatMap(({ chapter }) => destinationsOf(chapter)),
    ],
  )
}

/**
 * Name the places that the outline leads to: Chromium prints a destination only for an id
 * that a link of the same document asks for.
 */
function destinationsOf({ id, contents }: Chapter): Element[] {
  const idsOf = (entries: Chapter['contents']): string[] =>
    entries.flatMap((entry) => [entry.id, ...idsOf(entry.entries)])
  return [id, ...idsOf(contents)].map((target) =>
    element('a', { hidden: true, href: `#${target}` }, []),
  )
}

function toNote(
  { note, children }: NoteHtml,
  language: LanguageTag,
  options: ChapterOptions,
): Element {
  const blocks = children.flatMap((node) => forPrint(node, language, options))
  return element(
    'div',
    {
      className: ['note', `note-${note.series.name}`, ...redlineStatus(children)],
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
  const [first, ...rest] = blocks
  return first?.type === 'element' && first.tagName === 'p'
    ? [{ ...first, children: [words, ...first.children] }, ...rest]
    : [element('p', {}, [words]), ...blocks]
}

/** Elements that warnings of the page make-up may be about. */
const placed = new Set(['table', 'pre', 'math', 'img', 'figure'])

/** Elements whose words are never divided. */
const whole = new Set(
  'code pre kbd samp math svg h1 h2 h3 h4 h5 h6 script style'.split(' '),
)

/** Elements whose last words are kept together. */
const paragraphs = new Set(['p', 'li', 'dd', 'figcaption'])

interface ChapterOptions extends SectionOptions {
  readonly chapterId: string
}

/** A picture is a Figure in the tags by itself; one within another would lack its text. */
function withPlace(node: ElementContent, { chapterId }: ChapterOptions): ElementContent {
  if (node.type !== 'element' || !placed.has(node.tagName)) return node
  const place = node.position?.start
  if (!place) return node
  const dataPlace = `${chapterId}:${place.line}:${place.column}`
  const role = node.tagName === 'figure' ? { role: 'none' } : {}
  return { ...node, properties: { ...node.properties, ...role, dataPlace } }
}

/** Two digits stand in for a folio until the pages are known. */
const standIn = '00'

function forPrint(
  node: ElementContent,
  language: string,
  options: ChapterOptions,
): ElementContent[] {
  if (node.type === 'text') {
    return [{ ...node, value: options.hyphenate(node.value, language) }]
  }
  if (node.type !== 'element' || whole.has(node.tagName)) {
    return [withPlace(node, options)]
  }
  const { lang, href, className } = node.properties
  const own = typeof lang === 'string' ? lang : language
  const children = node.children.flatMap((child) => forPrint(child, own, options))
  const set = { ...node, children }
  const copy = withPlace(paragraphs.has(node.tagName) ? keepEnd(set) : set, options)
  const asksForPage = Array.isArray(className) && className.includes('page-link')
  if (!asksForPage || typeof href !== 'string' || !href.startsWith('#')) return [copy]
  return [
    copy,
    element('span', { className: ['page-reference'] }, [
      text(`, ${options.pageWord(own)}\u00A0`),
      element('span', { dataPageOf: href.slice(1) }, [text(standIn)]),
    ]),
  ]
}

function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
