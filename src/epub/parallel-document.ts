import type { Element, ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { heading } from '../html/content-model.ts'
import { isWordless } from '../html/is-wordless.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import { languageName } from '../language/language-name.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { Layout } from '../manuscript/layouts.ts'
import { adaptContent } from './adapt-content.ts'
import { chapterKind, isFrontMatter } from './chapter-kind.ts'
import type { ChapterPlaces } from './chapter-places.ts'
import { nameOfChapter, surroundingsOf } from './content-document.ts'
import { element, onLines } from './element.ts'
import { toNoteAsides } from './note-asides.ts'
import { sideOf } from './sides.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/** A chapter in several languages, each cut into the sides of its beads; see `withSides`. */
export interface SidedChapters {
  /** One for each language of the edition, in order; undefined where it has no such chapter. */
  readonly chapters: readonly (ChapterHtml | undefined)[]
  /** How many beads they have. */
  readonly count: number
}

/**
 * Make the content document of a chapter in several languages: bead by bead, each passage
 * with its language, then the notes, those of each language by themselves.
 *
 * @param images Paths of pictures in the publication by their path in the manuscript.
 * @param layout `collapsed`: translations are folded away but for headings.
 */
export function toParallelDocument(
  { chapters, count }: SidedChapters,
  places: ChapterPlaces,
  images: ReadonlyMap<string, string>,
  layout: Layout,
): XhtmlPage {
  const present = chapters.flatMap((html) => html ?? [])
  const [first] = present
  if (!first) throw new Error('a chapter in no language; this is a bug')
  const { language, titleText, id } = first.chapter
  const surroundings = surroundingsOf(first.chapter, places, images)
  const beads = Array.from({ length: count }, (_, index) =>
    toBead(
      chapters.map(
        (html) =>
          html && {
            language: html.chapter.language,
            nodes: adaptContent(sideOf(html, index), surroundings),
          },
      ),
      layout,
    ),
  )
  const marked = new Set(present.map(({ chapter }) => chapter.id))
  const kind = chapterKind(first)
  const section = element(
    'section',
    {
      className: ['chapter', layout],
      'epub:type': kind,
      role: `doc-${kind}`,
      ...nameOfChapter(first.chapter, first.body),
    },
    ...onLines(
      ...[...marked]
        .filter((own) => !places.holds(first.chapter, own))
        .map((own) => element('span', { id: own })),
      ...beads,
      ...present.flatMap(({ chapter, notes }) => {
        const words = generatedWords(chapter.language)
        const asides = toNoteAsides(notes, surroundings, words.backToText)
        return asides.map((list) => inLanguage(list, chapter.language))
      }),
    ),
  )
  return {
    path: places.fileOf(first.chapter),
    language,
    title: titleText.trim() || id,
    isFrontMatter: isFrontMatter(first),
    body: [section],
  }
}

/** A passage of a bead in one language. */
interface Side {
  readonly language: LanguageTag
  readonly nodes: readonly ElementContent[]
}

function toBead(sides: readonly (Side | undefined)[], layout: Layout): Element {
  const [original] = sides
  const isHeading = (original?.nodes ?? []).every(
    (node) => node.type !== 'element' || heading.test(node.tagName),
  )
  const passages = sides.flatMap((side, index): Element[] => {
    const nodes = side?.nodes ?? []
    if (index > 0 && isWordless(nodes) && isWordless(original?.nodes ?? [])) return []
    if (!side || nodes.length === 0) {
      // Columns stay where they are.
      return layout === 'columns' ? [element('div', { className: ['no-passage'] })] : []
    }
    const { language } = side
    const isFolded = layout === 'collapsed' && index > 0 && !isHeading
    if (isFolded) return [fold(side)]
    const className = [index === 0 ? 'original' : 'translation']
    return [inLanguage(element('div', { className }, ...nodes), language)]
  })
  return element('div', { className: ['bead'] }, ...onLines(...passages))
}

/** Readers that know no `details` show its words as others do. */
function fold({ language, nodes }: Side): Element {
  return inLanguage(
    element(
      'details',
      { className: ['translation'] },
      element('summary', {}, languageName(language)),
      ...nodes,
    ),
    language,
  )
}

function inLanguage(node: Element, language: LanguageTag): Element {
  const properties = { lang: language, xmlLang: language, dir: direction(language) }
  return { ...node, properties: { ...node.properties, ...properties } }
}
