import type { Element, ElementContent } from 'hast'
import type { LanguageTag } from '../language/tag.ts'
import type { CaptionedLists } from './captioned.ts'
import { element, onLines } from './element.ts'
import type { NavigationEntry } from './navigation.ts'
import { paths } from './publication.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/** A place every book has: its cover, its title page, the begin of its text. */
export interface Landmark {
  /** Term of the EPUB Structural Semantics Vocabulary, such as `bodymatter`. */
  readonly type: string
  readonly title: string
  /** Relative to the package document. */
  readonly href: string
}

/**
 * Make the navigation document: the contents, nested, the lists of figures and tables, the
 * pages of the print edition, and the landmarks.
 *
 * It is not in the spine: reading systems show it by themselves, and some would show
 * hidden landmarks as text.
 *
 * @see EPUB 3.3, “EPUB navigation document”
 */
export function toNavigationDocument(contents: {
  readonly language: LanguageTag
  /** Heading, such as `Inhalt`. */
  readonly title: string
  readonly entries: readonly NavigationEntry[]
  readonly captioned: CaptionedLists
  /** Headings of the lists. */
  readonly listTitles: { readonly figures: string; readonly tables: string }
  /** Pages of the print edition. */
  readonly pages: readonly { readonly title: string; readonly href: string }[]
  readonly landmarks: readonly Landmark[]
}): XhtmlPage {
  const { language, title, entries, captioned, listTitles, pages, landmarks } = contents
  return {
    path: paths.navigation,
    language,
    title,
    body: [
      element(
        'nav',
        { id: 'toc', 'epub:type': 'toc', role: 'doc-toc', ariaLabelledBy: ['toc-title'] },
        ...onLines(
          element('h1', { id: 'toc-title' }, title),
          toList(entries.map((entry) => toEntry(entry, language))),
        ),
      ),
      { type: 'text', value: '\n' },
      ...toListOf('loi', listTitles.figures, captioned.figures, language),
      ...toListOf('lot', listTitles.tables, captioned.tables, language),
      ...toPageList(pages),
      element(
        'nav',
        { id: 'landmarks', 'epub:type': 'landmarks', hidden: true },
        ...onLines(toList(landmarks.map(toLandmark))),
      ),
    ],
  }
}

/** @param type `loi` or `lot`, the vocabulary's list of illustrations or tables. */
function toListOf(
  type: 'loi' | 'lot',
  title: string,
  entries: readonly NavigationEntry[],
  language: LanguageTag,
): ElementContent[] {
  if (entries.length === 0) return []
  const heading = `${type}-title`
  return [
    element(
      'nav',
      { id: type, 'epub:type': type, ariaLabelledBy: [heading] },
      ...onLines(
        element('h2', { id: heading }, title),
        toList(entries.map((entry) => toEntry(entry, language))),
      ),
    ),
    { type: 'text', value: '\n' },
  ]
}

function toPageList(
  pages: readonly { readonly title: string; readonly href: string }[],
): ElementContent[] {
  if (pages.length === 0) return []
  const items = pages.map(({ title, href }) =>
    element('li', {}, element('a', { href }, title)),
  )
  const properties = { id: 'pages', 'epub:type': 'page-list', role: 'doc-pagelist' }
  return [
    element('nav', { ...properties, hidden: true }, ...onLines(toList(items))),
    { type: 'text', value: '\n' },
  ]
}

function toLandmark({ type, title, href }: Landmark): Element {
  return element('li', {}, element('a', { 'epub:type': type, href }, title))
}

function toEntry(entry: NavigationEntry, around: LanguageTag): Element {
  const { title, language, others = [], href, entries } = entry
  const link = element(
    'a',
    { href },
    title,
    ...others.flatMap((other) => [
      ' · ',
      element('span', { lang: other.language, xmlLang: other.language }, other.title),
    ]),
  )
  return element(
    'li',
    language === around ? {} : { lang: language, xmlLang: language },
    link,
    ...(entries.length > 0 ? [toList(entries.map((one) => toEntry(one, language)))] : []),
  )
}

function toList(items: readonly Element[]): Element {
  return element('ol', {}, ...onLines(...items))
}
