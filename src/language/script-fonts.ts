import type { LanguageTag } from './tag.ts'

/** A script that our own fonts lack, and the families that may set it. */
export interface ScriptFonts {
  /** Name for people, such as `Arabic`. */
  readonly name: string
  /**
   * Families in order of preference, book faces first. Each is in the npm package
   * `@fontsource/` with its name in small letters and hyphens for spaces.
   */
  readonly families: readonly string[]
  /** Is it set in squares, Chinese, Japanese or Korean? */
  readonly isSquare: boolean
  /** Spaces, figures and punctuation that go with the script, as a CSS `unicode-range` value. */
  readonly signs: string
}

/** What Chinese and Japanese set in their own way: dashes, quotation marks, dots. */
const squareSigns = 'U+B7,U+2014-2015,U+2018-201D,U+2025-2026,U+203B'
/** All of ASCII and Latin-1 but letters, and general punctuation. */
const signs = 'U+20-40,U+5B-60,U+7B-7E,U+A0-BF,U+2010-205E'

/** Name in Unicode, by ISO 15924 code, then families. */
const scripts: Readonly<Record<string, readonly [name: string, ...families: string[]]>> =
  {
    Arab: [
      'Arabic',
      'Amiri',
      'Noto Naskh Arabic',
      'Scheherazade New',
      'Vazirmatn',
      'Noto Sans Arabic',
    ],
    Hebr: [
      'Hebrew',
      'Frank Ruhl Libre',
      'Noto Serif Hebrew',
      'David Libre',
      'Noto Sans Hebrew',
    ],
    Deva: [
      'Devanagari',
      'Noto Serif Devanagari',
      'Tiro Devanagari Sanskrit',
      'Noto Sans Devanagari',
    ],
    Armn: ['Armenian', 'Noto Serif Armenian', 'Noto Sans Armenian'],
    Beng: ['Bengali', 'Noto Serif Bengali', 'Noto Sans Bengali'],
    Copt: ['Coptic', 'Noto Sans Coptic'],
    Ethi: ['Ethiopic', 'Noto Serif Ethiopic', 'Noto Sans Ethiopic'],
    Geor: ['Georgian', 'Noto Serif Georgian', 'Noto Sans Georgian'],
    Gujr: ['Gujarati', 'Noto Serif Gujarati', 'Noto Sans Gujarati'],
    Guru: ['Gurmukhi', 'Noto Serif Gurmukhi', 'Noto Sans Gurmukhi'],
    Khmr: ['Khmer', 'Noto Serif Khmer', 'Noto Sans Khmer'],
    Knda: ['Kannada', 'Noto Serif Kannada', 'Noto Sans Kannada'],
    Laoo: ['Lao', 'Noto Serif Lao', 'Noto Sans Lao'],
    Mlym: ['Malayalam', 'Noto Serif Malayalam', 'Noto Sans Malayalam'],
    Mymr: ['Myanmar', 'Noto Serif Myanmar', 'Noto Sans Myanmar'],
    Sinh: ['Sinhala', 'Noto Serif Sinhala', 'Noto Sans Sinhala'],
    Syrc: ['Syriac', 'Noto Sans Syriac'],
    Taml: ['Tamil', 'Noto Serif Tamil', 'Noto Sans Tamil'],
    Telu: ['Telugu', 'Noto Serif Telugu', 'Noto Sans Telugu'],
    Thaa: ['Thaana', 'Noto Sans Thaana'],
    Thai: ['Thai', 'Noto Serif Thai', 'Noto Sans Thai'],
    Tibt: ['Tibetan', 'Noto Serif Tibetan'],
    // The same characters have other shapes in each of these, so they go by language.
    Jpan: [
      'Japanese',
      'Noto Serif JP',
      'Shippori Mincho',
      'Zen Old Mincho',
      'Sawarabi Mincho',
      'Noto Sans JP',
    ],
    Hans: ['Chinese', 'Noto Serif SC', 'Noto Sans SC'],
    Hant: ['traditional Chinese', 'Noto Serif TC', 'Noto Sans TC'],
    Kore: ['Korean', 'Noto Serif KR', 'Nanum Myeongjo', 'Noto Sans KR'],
    // No script of letters, but ISO 15924 has a code for it.
    Zsye: ['emoji', 'Noto Emoji'],
    Grek: ['Greek', 'Noto Serif', 'Noto Sans'],
    Cyrl: ['Cyrillic', 'Noto Serif', 'Noto Sans'],
  }

const square = new Set(['Jpan', 'Hans', 'Hant', 'Kore'])

const characters: readonly (readonly [code: string, pattern: RegExp])[] = Object.entries(
  scripts,
).flatMap(([code, [name]]) =>
  square.has(code) || code === 'Zsye'
    ? []
    : [[code, new RegExp(`\\p{Script=${name}}`, 'u')] as const],
)

const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u

/**
 * Look up a script.
 *
 * @param script Code as `scriptOf` and `ownScript` give it.
 */
export function scriptFonts(script: string): ScriptFonts | undefined {
  const [name, ...families] = scripts[script] ?? []
  if (name === undefined) return undefined
  const isSquare = square.has(script)
  return { name, families, isSquare, signs: isSquare ? squareSigns : signs }
}

/**
 * Tell the script of a character that our own fonts may lack.
 *
 * @param language Language of the passage: decides which shapes a Chinese character has.
 * @returns ISO 15924 code, such as `Arab`, or `Zsye` for emoji; `undefined` for a character
 *   of no script that we know fonts of.
 * @example
 * scriptOf('話', tag('ja')) //=> 'Jpan'
 */
export function scriptOf(character: string, language: LanguageTag): string | undefined {
  if (emoji.test(character)) return 'Zsye'
  if (/\p{Script=Hangul}/u.test(character)) return 'Kore'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 'Jpan'
  if (/[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u.test(character)) {
    const own = ownScript(language)
    return square.has(own) ? own : 'Hans'
  }
  return characters.find(([, pattern]) => pattern.test(character))?.[0]
}

/** ISO 15924 code of the script that a language is written in. */
export function ownScript(language: LanguageTag): string {
  const { script } = new Intl.Locale(language).maximize()
  return script === 'Aran' ? 'Arab' : (script ?? 'Latn')
}
