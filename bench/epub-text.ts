import JSZip from 'jszip'
import { posix } from 'node:path'
import type { FoundWord } from './find-text.ts'
import { readToken, toWords } from './words.ts'
import { elementsOf, parseXml, type XmlElement } from './xml.ts'

/** A link between a call and a note, one way or the other. */
export interface NoteLink {
  /** Path of the document and id of the link, `OEBPS/a.xhtml#call-1`. */
  readonly from: string
  readonly to: string
}

/** The text of an EPUB, body and notes apart, and the links between them. */
export interface EpubText {
  /** Documents of the reading order, the navigation left out. */
  readonly documents: readonly string[]
  /** `pageIndex` counts the documents. */
  readonly body: readonly FoundWord[]
  readonly notes: readonly FoundWord[]
  readonly calls: readonly NoteLink[]
  /** From inside a note back to its call; `from` is the note. */
  readonly backlinks: readonly NoteLink[]
  /** Path and id of each note. */
  readonly noteIds: readonly string[]
}

/** Read the text of an EPUB in reading order. */
export async function readEpub(bytes: Uint8Array): Promise<EpubText> {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (path: string): Promise<XmlElement> => {
    const file = zip.file(path)
    if (!file) throw new Error(`the EPUB has no ${path}`)
    return parseXml(await file.async('string'))
  }
  const container = await read('META-INF/container.xml')
  const packagePath = elementsOf(container, 'rootfile')[0]?.attributes.get('full-path')
  if (packagePath === undefined) throw new Error('the EPUB names no package document')
  const documents = spine(await read(packagePath), posix.dirname(packagePath))

  const text = new TextReader()
  for (const [index, path] of documents.entries()) {
    const root = await read(path)
    for (const body of elementsOf(root, 'body')) text.readDocument(body, path, index)
  }
  const { body, notes, calls, backlinks, noteIds } = text
  return { documents, body, notes, calls, backlinks, noteIds }
}

function spine(opf: XmlElement, folder: string): string[] {
  const items = new Map(
    elementsOf(opf, 'item').map(({ attributes }) => [attributes.get('id'), attributes]),
  )
  return elementsOf(opf, 'itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.get('idref'))
    const href = item?.get('href')
    const isNavigation = item?.get('properties')?.split(/\s+/u).includes('nav')
    if (href === undefined || isNavigation === true) return []
    return [posix.normalize(posix.join(folder, decodeURI(href)))]
  })
}

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const silent = new Set(['head', 'script', 'style', 'svg', 'template'])

/** Most words that may stand before a note: its mark and a label. */
const maxLead = 6

/** Gathers the text of documents. */
class TextReader {
  readonly body: FoundWord[] = []
  readonly notes: FoundWord[] = []
  readonly calls: NoteLink[] = []
  readonly backlinks: NoteLink[] = []
  readonly noteIds: string[] = []

  readDocument(body: XmlElement, path: string, pageIndex: number): void {
    const asides: XmlElement[] = []
    const text = this.#textOf(body, path, { asides, note: undefined })
    this.body.push(...toFound(toWords(text), pageIndex))
    // Notes inside notes are not written, so each aside is read whole.
    for (const aside of asides) {
      const id = `${path}#${aside.attributes.get('id') ?? ''}`
      this.noteIds.push(id)
      const inner = aside.children
        .map((child) =>
          typeof child === 'string'
            ? child
            : this.#textOf(child, path, { asides: [], note: id }),
        )
        .join('')
      const words = toWords(inner)
      const begin = words.findIndex((word) => readToken(word)?.kind === 'begin')
      const lead = begin > 0 && begin <= maxLead ? begin : 0
      this.notes.push(...toFound(words.slice(lead), pageIndex))
    }
  }

  #textOf(
    element: XmlElement,
    path: string,
    context: { readonly asides: XmlElement[]; readonly note: string | undefined },
  ): string {
    const { name, attributes } = element
    if (silent.has(name)) return ''
    // A formula may be any text, so any text stands for it.
    if (name === 'math') return ' ∑ '
    const id = `${path}#${attributes.get('id') ?? ''}`
    if (isOf(element, ['footnote', 'endnote', 'rearnote'])) {
      context.asides.push(element)
      return ' '
    }
    if (isOf(element, ['noteref'])) {
      this.calls.push({ from: id, to: target(path, attributes.get('href')) })
      return ''
    }
    if (isOf(element, ['backlink'])) {
      const to = target(path, attributes.get('href'))
      this.backlinks.push({ from: context.note ?? id, to })
      return ''
    }
    const text = element.children
      .map((child) =>
        typeof child === 'string' ? child : this.#textOf(child, path, context),
      )
      .join('')
    return inline.has(name) ? text : ` ${text} `
  }
}

/** Whether an element says by `epub:type` or `role` that it is one of these. */
function isOf({ attributes }: XmlElement, kinds: readonly string[]): boolean {
  const types = (attributes.get('epub:type') ?? '').split(/\s+/u)
  const roles = (attributes.get('role') ?? '').split(/\s+/u)
  return kinds.some((kind) => types.includes(kind) || roles.includes(`doc-${kind}`))
}

function target(path: string, href: string | undefined): string {
  const [file = '', id = ''] = (href ?? '').split('#')
  const to =
    file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURI(file)))
  return `${to}#${id}`
}

function toFound(words: readonly string[], pageIndex: number): FoundWord[] {
  return words.map((text) => ({ text, pageIndex, y: 0, baseline: 0 }))
}
