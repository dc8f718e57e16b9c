import type { Book, BookText } from '../book/book.ts'
import type { LanguageTag } from '../language/tag.ts'
import { compareTexts, type TextComparison } from './compare-texts.ts'
import { listChanges, type PlacedChange } from './list-changes.ts'

/** Two books, and all that differs in their texts. */
export interface BookComparison {
  readonly old: Book
  readonly new: Book
  /** One for each language of either book, the new book's first. */
  readonly texts: readonly ComparedText[]
}

/** A language of two books. */
export interface ComparedText {
  readonly language: LanguageTag
  readonly comparison: TextComparison
  /** In the order of the new text; ids are unique in the book. */
  readonly changes: readonly PlacedChange[]
}

/**
 * Compare two books, such as an edition at two revisions: each language with itself.
 *
 * A language that only one of them has is new or gone as a whole.
 */
export function compareBooks(old: Book, now: Book): BookComparison {
  const languages = new Set([...now.texts, ...old.texts].map(({ language }) => language))
  let count = 0
  const texts = [...languages].map((language): ComparedText => {
    const comparison = compareTexts(textOf(old, language), textOf(now, language))
    const changes = listChanges(comparison)
    const first = count
    count += changes.length
    return { language, comparison, changes: changes.map((one) => renumber(one, first)) }
  })
  return { old, new: now, texts }
}

function textOf({ texts }: Book, language: LanguageTag): BookText {
  const text = texts.find((one) => one.language === language)
  return text ?? { language, title: '', chapters: [] }
}

/** Ids run through all languages of the book. */
function renumber(change: PlacedChange, first: number): PlacedChange {
  const next = (id: string): string => `c${Number(id.slice(1)) + first}`
  return {
    ...change,
    id: next(change.id),
    ...(change.counterpart !== undefined && { counterpart: next(change.counterpart) }),
  }
}
