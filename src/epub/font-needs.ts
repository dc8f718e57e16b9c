import type { Element, ElementContent } from 'hast'
import type { ChosenFonts } from '../book/choose-fonts.ts'
import { classesOf } from '../html/element.ts'
import { generatedWords } from '../language/generated-words.ts'
import { languageName } from '../language/language-name.ts'
import { parseUnicodeRange } from '../language/unicode-range.ts'
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
 * `code`, then those chosen for scripts that these lack.
 *
 * @returns In a fixed order, the upright style of the text first; none for a style that is
 *   not used.
 */
export function toFontNeeds(edition: EditionInFonts): readonly FontNeed[] {
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
  const own = styles.flatMap(({ name, selector, weight, style }): FontNeed[] => {
    const text = sorted(characters.get(name) ?? [])
    const family = familyOf(edition.template.css, selector)
    return text === '' || family === undefined ? [] : [{ family, weight, style, text }]
  })
  return [...own, ...addedNeeds(edition, characters)]
}

/** An edition as far as it decides about fonts. */
type EditionInFonts = Pick<EpubEdition, 'book' | 'chapters' | 'template'> & {
  readonly chosen?: ChosenFonts
}

/** Name the families that an e-book's style sheet sets text in, each once. */
export function toFamilies({ css }: EpubEdition['template']): readonly string[] {
  return [...new Set(styles.flatMap(({ selector }) => familyOf(css, selector) ?? []))]
}

/**
 * Styles of the families chosen for further scripts. The upright one has all characters,
 * since few of these fonts have the others.
 */
function addedNeeds(
  { chosen }: EditionInFonts,
  characters: ReadonlyMap<StyleName, ReadonlySet<string>>,
): FontNeed[] {
  if (chosen === undefined) return []
  const { families, added, ofLanguage } = chosen
  return families.flatMap((family) => {
    const font = [...ofLanguage.values()].find((one) => one.family === family)
    const signs = parseUnicodeRange(font?.signs ?? '')
    const isSet = (character: string): boolean => {
      const codePoint = character.codePointAt(0) ?? 0
      return (
        added.has(character) ||
        signs.some(([first, last]) => first <= codePoint && codePoint <= last)
      )
    }
    const need = (
      weight: number,
      style: FontNeed['style'],
      names: readonly StyleName[],
    ): FontNeed[] => {
      const all = names.flatMap((name) => [...(characters.get(name) ?? [])])
      const text = sorted(new Set(all.filter(isSet)))
      return text === '' ? [] : [{ family, weight, style, text }]
    }
    const all = need(
      400,
      'normal',
      styles.map(({ name }) => name),
    )
    return all.concat(
      need(400, 'italic', ['italic']),
      need(700, 'normal', ['bold', 'bold italic']),
    )
  })
}

function sorted(characters: Iterable<string>): string {
  return [...characters]
    .filter((character) => !unseen.test(character))
    .toSorted()
    .join('')
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
    return contents + translatedBy + languageName(language)
  })
  const titles = book.texts.flatMap((text) => [
    ...text.chapters.map((chapter) => chapter.titleText),
    text.title,
  ])
  const { title, subtitle, authors, translators, publisher, rights } = book
  return [title, subtitle, publisher, rights, '↑0123456789(), ·\u00A0']
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
