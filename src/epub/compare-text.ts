import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import type { ChapterHtml, NoteHtml } from '../html/chapter-html.ts'
import { toXhtml } from '../html/to-xhtml.ts'
import { isElement, wordsOf } from './text-words.ts'

/** A content document of a finished e-book. */
export interface FinishedDocument {
  readonly path: string
  /** XHTML. */
  readonly text: string
}

/** What came of comparing the text of an e-book with that of its manuscript. */
export interface TextComparison {
  /** Words of the manuscript, those of notes among them. */
  readonly words: number
  readonly notes: number
  /** What is lost, doubled or out of order, a line for each chapter and note. */
  readonly faults: readonly string[]
}

/**
 * Compare the text of a finished e-book with that of its manuscript: the whole text
 * invariant, proved from the file. Every word and every note stands in it once and in order.
 *
 * @param texts The chapters of the edition in order of the documents, as many as one holds:
 *   several where languages are parallel.
 * @param documents The content documents of the e-book in the order of reading.
 * @throws {XmlError} When a document is not well-formed.
 */
export function compareText(
  texts: readonly (readonly ChapterHtml[])[],
  documents: readonly FinishedDocument[],
): TextComparison {
  const found = documents.flatMap(({ path, text }) => {
    const { root } = parseXml(text)
    const section = root && findFirst(root, isChapter)
    return section ? [{ path, section }] : []
  })
  const missing = texts.slice(found.length).map((chapters) => {
    return `chapter \`${chapters.map(({ chapter }) => chapter.id).join('`, `')}\` is lost`
  })
  const extra = found.slice(texts.length).map(({ path }) => `${path}: is of no chapter`)
  const compared = texts.flatMap((chapters, index) => {
    const one = found[index]
    return one ? compareDocument(chapters, one) : []
  })
  const chapters = texts.flat()
  const notes = chapters.flatMap((html) => html.notes)
  return {
    words:
      chapters.reduce((sum, { body }) => sum + wordsOfHast(body).length, 0) +
      notes.reduce((sum, note) => sum + wordsOfHast(note.children).length, 0),
    notes: notes.length,
    faults: [...missing, ...extra, ...compared],
  }
}

function compareDocument(
  chapters: readonly ChapterHtml[],
  { path, section }: { readonly path: string; readonly section: XmlElement },
): string[] {
  const asides = findAll(section, isNote)
  const known = new Set(chapters.flatMap(({ notes }) => notes.map(({ note }) => note.id)))
  const passages = chapters.map((html) => passagesOf(section, html.chapter.language))
  const inPassages = passages.flat().flatMap((one) => wordsOf(one, isBesideText))
  const strays = without(wordsOf(section, isBesideText), inPassages)
  const faults = [
    ...chapters.flatMap((html, index) =>
      compareChapter(html, passages[index] ?? [], asides),
    ),
    ...(strays > 0 ? [`${strays} words are of no chapter`] : []),
    ...asides
      .filter(({ attributes }) => !known.has(attributes['id'] ?? ''))
      .map(({ attributes }) => `note \`${attributes['id'] ?? ''}\` is of no manuscript`),
  ]
  return faults.map((fault) => `${path}: ${fault}`)
}

/** What holds the text of a chapter: the section, or where languages are parallel its sides of the beads. */
function passagesOf(section: XmlElement, language: string): XmlElement[] {
  const beads = findAll(section, isBead)
  if (beads.length === 0) return [section]
  return beads.flatMap(({ children }) =>
    children
      .filter(isElement)
      .filter(({ attributes }) => attributes['lang'] === language),
  )
}

function compareChapter(
  { body, notes }: ChapterHtml,
  passages: readonly XmlElement[],
  asides: readonly XmlElement[],
): string[] {
  const words = passages.flatMap((passage) => wordsOf(passage, isBesideText))
  const text = difference(wordsOfHast(body), words)
  return [
    ...(text === undefined ? [] : [text]),
    ...notes.flatMap((note) => compareNote(note, asides)),
    ...compareOrder(notes, asides),
  ]
}

function compareNote(
  { note, children }: NoteHtml,
  asides: readonly XmlElement[],
): string[] {
  const own = asides.filter(({ attributes }) => attributes['id'] === note.id)
  const [aside] = own
  if (!aside) return [`note \`${note.id}\` is lost`]
  const text = difference(wordsOfHast(children), wordsOf(aside, isAroundNote))
  return [
    ...(own.length > 1 ? [`note \`${note.id}\` stands ${own.length} times`] : []),
    ...(text === undefined ? [] : [`note \`${note.id}\`: ${text}`]),
  ]
}

/** The notes of each series stand in their order. */
function compareOrder(
  notes: readonly NoteHtml[],
  asides: readonly XmlElement[],
): string[] {
  const places = new Map(asides.map((aside, index) => [aside.attributes['id'], index]))
  const last = new Map<string, number>()
  return notes.flatMap(({ note }) => {
    const place = places.get(note.id) ?? -1
    const before = last.get(note.series.name) ?? -1
    last.set(note.series.name, Math.max(place, before))
    return place >= 0 && place < before ? [`note \`${note.id}\` stands too early`] : []
  })
}

/** The first difference of two texts, and how much of it there is; `undefined` for none. */
function difference(
  expected: readonly string[],
  actual: readonly string[],
): string | undefined {
  const at = expected.findIndex((word, index) => word !== actual[index])
  const first = at === -1 && actual.length > expected.length ? expected.length : at
  if (first === -1) return undefined
  const lost = without(expected, actual)
  const extra = without(actual, expected)
  const quote = (words: readonly string[]): string =>
    `“${words.slice(first, first + 5).join(' ')}”`
  const counts = `words lost: ${lost}, too many: ${extra}`
  return `${quote(actual)} stands for ${quote(expected)}; ${counts}`
}

/** How many words of a text another has not, each as often as it stands there. */
function without(words: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1)
  let missing = 0
  for (const word of words) {
    const left = counts.get(word) ?? 0
    if (left === 0) missing += 1
    else counts.set(word, left - 1)
  }
  return missing
}

function wordsOfHast(nodes: ChapterHtml['body']): string[] {
  const { root } = parseXml(`<div>${toXhtml(nodes)}</div>`)
  return root ? wordsOf(root, () => false) : []
}

function hasType({ attributes }: XmlElement, type: string): boolean {
  return (attributes['epub:type'] ?? '').split(/\s+/u).includes(type)
}

function isChapter({ name, attributes }: XmlElement): boolean {
  return name === 'section' && (attributes['class'] ?? '').split(' ').includes('chapter')
}

function isBead({ attributes }: XmlElement): boolean {
  return (attributes['class'] ?? '').split(' ').includes('bead')
}

/** Notes, links to other languages, names of folded ones: what is not the text of a chapter. */
function isBesideText(element: XmlElement): boolean {
  const { name, attributes } = element
  const isOurs = (attributes['class'] ?? '').split(' ').includes('counterpart')
  return isOurs || name === 'summary' || hasType(element, 'footnotes')
}

function isNote(element: XmlElement): boolean {
  return hasType(element, 'footnote')
}

/** What stands around the words of a note: its mark, its label, the ways back. */
function isAroundNote(element: XmlElement): boolean {
  const classes = (element.attributes['class'] ?? '').split(' ')
  return (
    hasType(element, 'backlink') ||
    classes.includes('note-marker') ||
    classes.includes('note-label')
  )
}

function findFirst(
  element: XmlElement,
  isWanted: (one: XmlElement) => boolean,
): XmlElement | undefined {
  return findAll(element, isWanted)[0]
}

function findAll(
  element: XmlElement,
  isWanted: (one: XmlElement) => boolean,
): XmlElement[] {
  const below = element.children
    .filter(isElement)
    .flatMap((child) => findAll(child, isWanted))
  return isWanted(element) ? [element, ...below] : below
}
