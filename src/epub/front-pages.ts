import type { Book, BookText } from '../book/book.ts'
import { element } from './element.ts'
import { paths, textPath } from './publication.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/**
 * Make the page that shows the cover picture.
 *
 * @param image Path of the picture in the publication.
 */
export function toCoverPage(book: Book, image: string): XhtmlPage {
  return {
    path: paths.cover,
    language: book.language,
    title: book.title,
    body: [
      element(
        'section',
        { className: ['cover'], 'epub:type': 'cover', ariaLabel: book.title },
        element('img', { src: image, alt: book.title, role: 'doc-cover' }),
      ),
    ],
  }
}

/**
 * Make the title page: title, subtitle, authors, translators, publisher and year, rights.
 *
 * @param translatedBy Words before the translators, such as `Übersetzt von`.
 */
export function toTitlePage(book: Book, translatedBy: string): XhtmlPage {
  const imprint = [book.publisher, book.date?.slice(0, 4)].filter(
    (part) => part !== undefined,
  )
  const lines: readonly (readonly [name: string, text: string | undefined])[] = [
    ['subtitle', book.subtitle],
    ['authors', book.authors.join(', ')],
    ['translators', toCredit(translatedBy, book.translators)],
    ['imprint', imprint.join(', ')],
    ['rights', book.rights],
  ]
  const others = book.texts.filter(
    ({ language, title }) => language !== book.language && title !== book.title,
  )
  return {
    path: paths.titlePage,
    language: book.language,
    title: book.title,
    body: [
      element(
        'section',
        { className: ['title-page'], 'epub:type': 'titlepage', ariaLabel: book.title },
        element('h1', { className: ['title'] }, book.title),
        ...others.map(({ language, title }) =>
          element(
            'p',
            { className: ['other-title'], lang: language, xmlLang: language },
            title,
          ),
        ),
        ...lines.flatMap(([name, text]) =>
          text === undefined || text === ''
            ? []
            : [element('p', { className: [name] }, text)],
        ),
      ),
    ],
  }
}

/** Make the page before each text of a book in several languages: the title in its language. */
export function toTextPage({ language, title }: BookText): XhtmlPage {
  return {
    path: textPath(language),
    language,
    title,
    body: [
      element(
        'section',
        { className: ['text-title'], 'epub:type': 'halftitlepage', ariaLabel: title },
        element('p', { className: ['title'] }, title),
      ),
    ],
  }
}

function toCredit(
  translatedBy: string,
  translators: readonly string[],
): string | undefined {
  return translators.length > 0 ? `${translatedBy} ${translators.join(', ')}` : undefined
}
