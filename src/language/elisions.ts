import type { LanguageTag } from './tag.ts'

/**
 * Words that begin with an apostrophe, by language, without it. Only those that are hardly
 * ever quoted by themselves.
 */
const elisions: Readonly<Partial<Record<string, RegExp>>> = {
  en: /^(?:bout|cos|em|n|neath|til|tis|tisn|twas|twere|twill|twould)(?![\p{L}'])/iu,
  de: /^(?:n|ne|nem|nen|ner|nes|ran|rauf|raus|rein|rum|runter|s)(?![\p{L}'])/iu,
  nl: /^(?:k|m|n|ns|r|s|t|tis|twas)(?![\p{L}'])/iu,
  it: /^(?:ndrangheta|na|sta|sto|sti|ste)(?![\p{L}'])/iu,
}

/** The second apostrophe of `rock 'n' roll` does not make a quotation of it. */
const shortAnd = /^n'(?!\p{L})/iu

/** A year or decade without its century: `'68`, `'90s`, `'68er`. */
const shortYear = /^\d\d\p{L}{0,2}(?![\p{L}\p{N}'])/u

/**
 * Tell whether an apostrophe, not a quotation mark, stands before a word.
 *
 * @param following Text after the sign; a dozen characters are enough.
 * @example
 * isElision("tis the season", tag('en')) //=> true
 */
export function isElision(following: string, language: LanguageTag): boolean {
  const [base = ''] = language.split('-')
  return (
    shortYear.test(following) ||
    shortAnd.test(following) ||
    elisions[base]?.test(following) === true
  )
}
