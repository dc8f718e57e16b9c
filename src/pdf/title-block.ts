import type { Element, ElementContent } from 'hast'
import type { Book } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { element } from '../html/element.ts'
import { lettersOf } from '../html/letters-of.ts'
import type { ParallelHtml } from '../html/parallel-html.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import type { LanguageTag } from '../language/tag.ts'

/** The title block of an article, and what is left of its text. */
export interface TitleBlock<Chapters> {
  readonly head: readonly ElementContent[]
  readonly rest: Chapters
  /** Letters that the block has taken from a chapter, by its id. */
  readonly lettersBefore: ReadonlyMap<string, number>
}

/**
 * Set the title block of an article.
 *
 * A single chapter whose own title is the book's gives its heading to the block, so that
 * the title, with its note calls, stands there once.
 */
export function titleBlock(
  book: Book,
  chapters: readonly ChapterHtml[],
): TitleBlock<readonly ChapterHtml[]> {
  const [only, second] = chapters
  const heading = only?.body.find(isTitle)
  const subtitle = paragraph('subtitle', book.subtitle)
  if (only && !second && heading && only.chapter.titleText === book.title) {
    const body = only.body.filter((node) => node !== heading)
    return {
      head: blockOf(book, [heading, ...subtitle]),
      rest: [{ ...only, body }],
      lettersBefore: new Map([[only.chapter.id, lettersOf(heading)]]),
    }
  }
  const head = blockOf(book, [element('h1', {}, [text(book.title)]), ...subtitle])
  return { head, rest: chapters, lettersBefore: new Map() }
}

/** Set the title block of an article in several languages, the titles below one another. */
export function parallelTitleBlock(
  book: Book,
  joined: readonly ParallelHtml[],
): TitleBlock<readonly ParallelHtml[]> {
  const [only, second] = joined
  const headings = book.texts.map(({ title }, index) => {
    const html = only?.chapters[index]
    return html?.chapter.titleText === title ? html.body.find(isTitle) : undefined
  })
  const taken = second ? [] : headings
  const titles = book.texts.flatMap(({ language, title, subtitle }, index) =>
    inLanguage(language, index, [
      taken[index] ?? element('h1', {}, [text(title)]),
      ...paragraph('subtitle', subtitle),
    ]),
  )
  return {
    head: blockOf(book, titles),
    rest: joined.map((one) => ({
      ...one,
      beads: one.beads.map(({ sides }) => ({
        sides: sides.map((nodes) =>
          nodes.filter((node) => !taken.includes(asElement(node))),
        ),
      })),
    })),
    lettersBefore: new Map(
      taken.flatMap((heading, index) => {
        const id = only?.chapters[index]?.chapter.id
        return heading && id !== undefined ? [[id, lettersOf(heading)]] : []
      }),
    ),
  }
}

function inLanguage(
  language: LanguageTag,
  index: number,
  children: ElementContent[],
): ElementContent[] {
  if (index === 0) return children
  const properties = {
    className: ['translation'],
    lang: language,
    dir: direction(language),
  }
  return [element('div', properties, children)]
}

function blockOf(book: Book, titles: readonly ElementContent[]): ElementContent[] {
  const byLine = [book.authors.join(', '), translatorCredit(book)]
  return [
    ...paragraph('kicker', book.kicker),
    element('header', { className: ['title-block'] }, [
      ...titles,
      ...paragraph('by-line', byLine.filter((part) => part !== '').join(' · ')),
    ]),
  ]
}

/** Credit of the translators, such as `Aus dem Deutschen von …`; empty without any. */
export function translatorCredit(book: Book): string {
  if (book.translators.length === 0) return ''
  return `${generatedWords(book.language).translatedBy} ${book.translators.join(', ')}`
}

function isTitle(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'h1'
}

function asElement(node: ElementContent): Element | undefined {
  return node.type === 'element' ? node : undefined
}

function paragraph(className: string, words: string | undefined): ElementContent[] {
  return words === undefined || words === ''
    ? []
    : [element('p', { className: [className] }, [text(words)])]
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
