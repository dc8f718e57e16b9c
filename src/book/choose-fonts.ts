import { ownScript, scriptFonts, scriptOf } from '../language/script-fonts.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { Book, Chapter } from './book.ts'
import { walkChapter } from './walk.ts'

/** The fonts that are installed, as far as choosing among them needs to know. */
export interface InstalledFonts {
  /** Faces of a family; none when it is not installed. */
  faces(family: string): Promise<readonly unknown[]>
  /** Which code points does at least one of the families have? */
  coverage(families: readonly string[]): Promise<(codePoint: number) => boolean>
}

/** Families that an edition needs beside those of its template. */
export interface ChosenFonts {
  /** All families after those of the template, in the order in which they are tried. */
  readonly families: readonly string[]
  /** Family that a language is set in first, where the template's have not its script. */
  readonly ofLanguage: ReadonlyMap<LanguageTag, LanguageFont>
  /** Languages of the book that the template's families set, in order of first use. */
  readonly others: readonly LanguageTag[]
  /** Characters that are in none of the template's families. */
  readonly added: ReadonlySet<string>
}

/** The font of a language whose script the template's families have not. */
export interface LanguageFont {
  readonly family: string
  /** Chinese, Japanese, Korean. */
  readonly isSquare: boolean
  /** Signs that it sets in this language, as a CSS `unicode-range` value. */
  readonly signs: string
}

/**
 * Choose fonts for the scripts of a book that its template has no font of.
 *
 * First come the families that the book names, then for each script the first that is
 * installed of those we know.
 *
 * @param ofTemplate Families that the template names.
 * @param ofBook Families that `fonts:` in `book.yaml` names.
 */
export async function chooseFonts(
  book: Book,
  ofTemplate: readonly string[],
  ofBook: readonly string[],
  fonts: InstalledFonts,
): Promise<ChosenFonts> {
  const hasGlyph = await fonts.coverage(ofTemplate)
  const scripts = new Map<string, Set<string>>()
  const added = new Set<string>()
  const languages = charactersByLanguage(book)
  for (const [language, characters] of languages) {
    for (const character of characters) {
      if (hasGlyph(codePointOf(character))) continue
      added.add(character)
      const script = scriptOf(character, language)
      if (script === undefined) continue
      const known = scripts.get(script) ?? new Set()
      scripts.set(script, known.add(character))
    }
  }
  const familyOf = new Map<string, string>()
  for (const [script, characters] of scripts) {
    const candidates = [...ofBook, ...(scriptFonts(script)?.families ?? [])]
    const family = await firstWith(characters, candidates, fonts)
    if (family !== undefined) familyOf.set(script, family)
  }
  const ofLanguage = new Map<LanguageTag, LanguageFont>()
  for (const language of languages.keys()) {
    const script = ownScript(language)
    const family = familyOf.get(script)
    const known = scriptFonts(script)
    if (family === undefined || known === undefined) continue
    ofLanguage.set(language, { family, isSquare: known.isSquare, signs: known.signs })
  }
  return {
    families: added.size === 0 ? [] : [...new Set([...ofBook, ...familyOf.values()])],
    ofLanguage,
    others: [...languages.keys()].filter((language) => !ofLanguage.has(language)),
    added,
  }
}

/** The first family that has most of the characters of a script; `undefined` when none is installed. */
async function firstWith(
  characters: ReadonlySet<string>,
  families: readonly string[],
  fonts: InstalledFonts,
): Promise<string | undefined> {
  for (const family of families) {
    const has = await fonts.coverage([family])
    const count = [...characters].filter((one) => has(codePointOf(one))).length
    if (count * 2 > characters.size) return family
  }
  return undefined
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** Every character of a book that has a shape, once for each language it stands in. */
function charactersByLanguage(book: Book): Map<LanguageTag, Set<string>> {
  const languages = new Map<LanguageTag, Set<string>>()
  const add = (text: string, language: LanguageTag): void => {
    const known = languages.get(language) ?? new Set()
    languages.set(language, known)
    for (const character of text) {
      if (character > '\u007E' && !unseen.test(character)) known.add(character)
    }
  }
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    add(chapter.titleText, chapter.language)
    addChapter(chapter, add)
  }
  add([book.title, book.subtitle ?? '', ...book.authors].join(''), book.language)
  return languages
}

/** What has no shape of its own: spaces, joiners, controls. */
const unseen = /[\p{Z}\p{Cf}\p{Cc}]/u

function addChapter(
  chapter: Chapter,
  add: (text: string, language: LanguageTag) => void,
): void {
  walkChapter(chapter, (node, language) => {
    if ('value' in node) add(node.value, language)
  })
}
