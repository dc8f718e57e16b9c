import type { Element } from 'hast'
import type { LanguageTag } from '../language/tag.ts'
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
 * Make the navigation document: the contents, nested, and the landmarks.
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
  readonly landmarks: readonly Landmark[]
}): XhtmlPage {
  const { language, title, entries, landmarks } = contents
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
      element(
        'nav',
        { id: 'landmarks', 'epub:type': 'landmarks', hidden: true },
        ...onLines(toList(landmarks.map(toLandmark))),
      ),
    ],
  }
}

function toLandmark({ type, title, href }: Landmark): Element {
  return element('li', {}, element('a', { 'epub:type': type, href }, title))
}

function toEntry(entry: NavigationEntry, around: LanguageTag): Element {
  const { title, language, href, entries } = entry
  const link = element('a', { href }, title)
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
