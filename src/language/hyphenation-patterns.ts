import type { LanguageTag } from './tag.ts'

/** Hyphenation patterns of a language. */
export interface HyphenationPatterns {
  readonly patterns: PatternsData
  /** Fewest letters before and after a break. */
  readonly left: number
  readonly right: number
}

/** Patterns as the npm package `hyphen` keeps them: levels by number, trie, exceptions. */
export type PatternsData = readonly [
  levels: readonly (readonly number[])[],
  trie: PatternBranch,
  /** Words in small letters with their break points, counted as if hyphenated. */
  exceptions: Readonly<Record<string, readonly number[]>>,
]

/** Letters to what follows them; patterns begin and end words with a full stop. */
export interface PatternBranch {
  readonly [letter: string]: PatternNode | undefined
}

/** A number of levels where a pattern ends, a branch where it goes on, or both. */
export type PatternNode = number | PatternBranch | readonly [PatternBranch, number]

/** One language: the fewest letters before and after a break, and where its patterns are. */
type Source = readonly [
  left: number,
  right: number,
  load: () => Promise<{ readonly default: unknown }>,
]

/**
 * Patterns by tag, each a module of its own: German alone takes 0.2 s to load.
 *
 * The fewest letters are what books keep to, rather than the patterns' own minimum: no
 * two-letter syllable goes to the next line where they are mostly mute or endings.
 * Swiss German of today has the patterns of 1996, which know `ss`.
 */
const sources: Readonly<Partial<Record<string, Source>>> = {
  be: [2, 2, () => import('hyphen/patterns/be.js')],
  bg: [2, 2, () => import('hyphen/patterns/bg.js')],
  ca: [2, 2, () => import('hyphen/patterns/ca.js')],
  cs: [2, 3, () => import('hyphen/patterns/cs.js')],
  da: [2, 2, () => import('hyphen/patterns/da.js')],
  de: [2, 3, () => import('hyphen/patterns/de-1996.js')],
  'de-1901': [2, 3, () => import('hyphen/patterns/de-1901.js')],
  'de-CH-1901': [2, 3, () => import('hyphen/patterns/de-ch-1901.js')],
  el: [2, 2, () => import('hyphen/patterns/el-monoton.js')],
  'el-polyton': [2, 2, () => import('hyphen/patterns/el-polyton.js')],
  en: [2, 3, () => import('hyphen/patterns/en-us.js')],
  'en-AU': [2, 3, () => import('hyphen/patterns/en-gb.js')],
  'en-GB': [2, 3, () => import('hyphen/patterns/en-gb.js')],
  'en-IE': [2, 3, () => import('hyphen/patterns/en-gb.js')],
  'en-NZ': [2, 3, () => import('hyphen/patterns/en-gb.js')],
  es: [2, 2, () => import('hyphen/patterns/es.js')],
  et: [2, 3, () => import('hyphen/patterns/et.js')],
  fi: [2, 2, () => import('hyphen/patterns/fi.js')],
  fr: [2, 3, () => import('hyphen/patterns/fr.js')],
  gl: [2, 2, () => import('hyphen/patterns/gl.js')],
  grc: [2, 2, () => import('hyphen/patterns/grc.js')],
  hr: [2, 2, () => import('hyphen/patterns/hr.js')],
  hu: [2, 2, () => import('hyphen/patterns/hu.js')],
  it: [2, 2, () => import('hyphen/patterns/it.js')],
  la: [2, 2, () => import('hyphen/patterns/la.js')],
  lt: [2, 2, () => import('hyphen/patterns/lt.js')],
  lv: [2, 2, () => import('hyphen/patterns/lv.js')],
  nb: [2, 2, () => import('hyphen/patterns/nb.js')],
  nl: [2, 2, () => import('hyphen/patterns/nl.js')],
  nn: [2, 2, () => import('hyphen/patterns/nn.js')],
  no: [2, 2, () => import('hyphen/patterns/no.js')],
  pl: [2, 2, () => import('hyphen/patterns/pl.js')],
  pt: [2, 3, () => import('hyphen/patterns/pt.js')],
  ro: [2, 2, () => import('hyphen/patterns/ro.js')],
  ru: [2, 2, () => import('hyphen/patterns/ru.js')],
  sk: [2, 3, () => import('hyphen/patterns/sk.js')],
  sl: [2, 2, () => import('hyphen/patterns/sl.js')],
  'sr-Cyrl': [2, 2, () => import('hyphen/patterns/sr-cyrl.js')],
  'sr-Latn': [2, 2, () => import('hyphen/patterns/sh-latn.js')],
  sv: [2, 2, () => import('hyphen/patterns/sv.js')],
  tr: [2, 2, () => import('hyphen/patterns/tr.js')],
  uk: [2, 2, () => import('hyphen/patterns/uk.js')],
}

/**
 * Load the hyphenation patterns of a language, falling back from the exact tag to the
 * language alone.
 *
 * @returns `undefined` for a language without patterns.
 */
export async function loadHyphenationPatterns(
  language: LanguageTag,
): Promise<HyphenationPatterns | undefined> {
  const source = listedAs(language)
    .map((tag) => sources[tag])
    .find((found) => found !== undefined)
  if (source === undefined) return undefined
  const [left, right, load] = source
  const { default: patterns } = await load()
  if (!isPatternsData(patterns)) throw new Error(`no hyphenation patterns: ${language}`)
  return { patterns, left, right }
}

/** Tags under which the patterns of a language may be listed, the most exact first. */
function listedAs(language: LanguageTag): string[] {
  const {
    language: base,
    script = '',
    region = '',
  } = new Intl.Locale(language).maximize()
  const variants = language.split('-').filter((part) => /^(?:\d|[a-z\d]{5})/u.test(part))
  return [
    ...variants.flatMap((variant) => [
      `${base}-${region}-${variant}`,
      `${base}-${variant}`,
    ]),
    `${base}-${region}`,
    `${base}-${script}`,
    base,
  ]
}

function isPatternsData(value: unknown): value is PatternsData {
  return Array.isArray(value) && Array.isArray(value[0]) && typeof value[1] === 'object'
}
