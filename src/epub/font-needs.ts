import type { Element, ElementContent } from 'hast'
import { classesOf } from '../html/element.ts'
import { generatedWords } from '../language/generated-words.ts'
import type { EpubEdition, EpubFont } from './edition.ts'

/** A style of a font and every character that an edition sets in it. */
export interface FontNeed extends Pick<EpubFont, 'family' | 'weight' | 'style'> {
  /** Each character once, sorted by code point. */
  readonly text: string
}

/**
 * Say which styles of which fonts an edition needs, and for which characters.
 *
 * The families are those that `reading.css` names first for `body`, `.small-caps` and
 * `code`.
 *
 * @returns In a fixed order, the upright style of the text first; none for a style that is
 *   not used.
 */
export function toFontNeeds(
  edition: Pick<EpubEdition, 'book' | 'chapters' | 'template'>,
): readonly FontNeed[] {
  const characters = new Map(styles.map(({ name }) => [name, new Set<string>()]))
  const add = (style: StyleName, text: string): void => {
    const known = characters.get(style)
    for (const character of text) known?.add(character)
  }
  const addNodes = (nodes: readonly ElementContent[], style: StyleName): void => {
    for (const node of nodes) {
      if (node.type === 'text') add(style, node.value)
      if (node.type === 'element') addNodes(node.children, styleOf(node, style))
    }
  }

  add('regular', textAround(edition))
  add('italic', edition.book.subtitle ?? '')
  for (const { title } of edition.book.texts) add('italic', title)
  for (const { body, notes } of edition.chapters) {
    addNodes(body, 'regular')
    for (const { note, children } of notes) {
      add('regular', note.marker)
      add('italic', note.marker + note.label)
      addNodes(children, 'regular')
    }
  }
  return styles.flatMap(({ name, selector, weight, style }): FontNeed[] => {
    const text = [...(characters.get(name) ?? [])]
      .filter((character) => !unseen.test(character))
      .toSorted()
      .join('')
    const family = familyOf(edition.template.css, selector)
    return text === '' || family === undefined ? [] : [{ family, weight, style, text }]
  })
}

const styles = [
  { name: 'regular', selector: 'body', weight: 400, style: 'normal' },
  { name: 'italic', selector: 'body', weight: 400, style: 'italic' },
  { name: 'bold', selector: 'body', weight: 700, style: 'normal' },
  { name: 'bold italic', selector: 'body', weight: 700, style: 'italic' },
  { name: 'small caps', selector: '.small-caps', weight: 400, style: 'normal' },
  { name: 'code', selector: 'code', weight: 400, style: 'normal' },
] as const

type StyleName = (typeof styles)[number]['name']

/** Characters that no font draws: controls, soft hyphens. Spaces have their widths from it. */
const unseen = /\p{C}/u

const codes = new Set(['code', 'pre', 'kbd', 'samp'])
const italics = new Set(['em', 'i', 'cite', 'dfn', 'var', 'h2', 'h3'])
const bolds = new Set(['strong', 'b', 'th', 'dt', 'h4', 'h5', 'h6'])

/** The style of an element's text, as `reading.css` sets it. */
function styleOf(node: Element, style: StyleName): StyleName {
  const isBold = bolds.has(node.tagName) || style.startsWith('bold')
  const isItalic = italics.has(node.tagName) || style.endsWith('italic')
  if (codes.has(node.tagName) || style === 'code') return 'code'
  if (isSmallCaps(node) || style === 'small caps') return 'small caps'
  if (isBold) return isItalic ? 'bold italic' : 'bold'
  return isItalic ? 'italic' : 'regular'
}

function isSmallCaps(node: Element): boolean {
  return classesOf(node).some((name) => name === 'small-caps' || name === 'smallcaps')
}

/** What stands around the chapters: title page, contents, ways back. */
function textAround({ book }: Pick<EpubEdition, 'book'>): string {
  const languages = [book.language, ...book.texts.map((text) => text.language)]
  const words = languages.map((language) => {
    const { contents, translatedBy } = generatedWords(language)
    return contents + translatedBy
  })
  const titles = book.texts.flatMap((text) => [
    ...text.chapters.map((chapter) => chapter.titleText),
    text.title,
  ])
  const { title, subtitle, authors, translators, publisher, rights } = book
  return [title, subtitle, publisher, rights, '↑0123456789(), \u00A0']
    .concat(authors, translators, words, titles)
    .join('')
}

/** The first family of the rule that has this selector. */
function familyOf(css: string, selector: string): string | undefined {
  for (const [, selectors = '', declarations = ''] of css.matchAll(
    /([^{}]+)\{([^{}]*)\}/gu,
  )) {
    const names = selectors.replaceAll(/\/\*.*?\*\//gsu, '').split(',')
    const family = /(?:^|[;\s])font-family\s*:\s*["']?([^"',;]+)/u.exec(declarations)?.[1]
    if (family !== undefined && names.some((name) => name.trim() === selector)) {
      return family.trim()
    }
  }
  return undefined
}
