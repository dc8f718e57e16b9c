import type { Element, ElementContent } from 'hast'
import { uniqueId } from '../book/chapter-ids.ts'
import type { ParallelEntry, ParallelHeading } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { languageName } from '../language/language-name.ts'
import type { LanguageTag } from '../language/tag.ts'
import { element } from './element.ts'

/**
 * Lead from every chapter and heading to its counterparts in the other languages.
 *
 * Kindle takes two links that lead to one another for a note and shows it as a popup, and
 * Kobo so shows any element of 9 to 5,000 characters that a link leads to. So a link leads to
 * an empty element before the words of its heading, and nothing leads to the link.
 *
 * @param contents Headings that render one another.
 * @see Kindle Publishing Guidelines, 10.3.12; Kobo EPUB specification, “Footnotes”
 */
export function withCounterparts(
  chapters: readonly ChapterHtml[],
  contents: readonly ParallelEntry[],
): ChapterHtml[] {
  const partners = new Map<string, readonly ParallelHeading[]>()
  for (const { headings } of flatten(contents)) {
    if (headings.length < 2) continue
    for (const heading of headings) {
      partners.set(
        heading.id,
        headings.filter((one) => one !== heading),
      )
    }
  }
  const taken = new Set(chapters.flatMap(({ chapter }) => chapter.ids))
  const places = new Map(
    Array.from(partners.keys(), (id) => [id, uniqueId(`${id}-place`, taken)]),
  )
  const placeOf = (id: string): Element => element('span', { id: places.get(id) })
  const linksTo = (headings: readonly ParallelHeading[]): Element =>
    element(
      'p',
      { className: ['counterpart'] },
      ...headings.flatMap(({ id, language }, index) => [
        ...(index > 0 ? [' · '] : []),
        linkTo(places.get(id) ?? id, language),
      ]),
    )
  return chapters.map((html) => {
    const { chapter, body } = html
    const title = body.findIndex(isTitle)
    const ofChapter = partners.get(chapter.id)
    const leading =
      title === -1 && ofChapter ? [placeOf(chapter.id), linksTo(ofChapter)] : []
    const linked = body.flatMap((node, index): ElementContent[] => {
      const id = index === title ? chapter.id : idOf(node)
      const others = partners.get(id)
      if (node.type !== 'element' || !others) return [node]
      return [{ ...node, children: [placeOf(id), ...node.children] }, linksTo(others)]
    })
    return { ...html, body: [...leading, ...linked] }
  })
}

function flatten(entries: readonly ParallelEntry[]): ParallelEntry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.entries)])
}

function isTitle(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'h1'
}

function idOf(node: ElementContent): string {
  const id = node.type === 'element' ? node.properties['id'] : undefined
  return typeof id === 'string' ? id : ''
}

function linkTo(place: string, language: LanguageTag): Element {
  const properties = { href: `#${place}`, hrefLang: language, lang: language }
  return element('a', properties, languageName(language))
}
