import { quotationData } from './quotation-data.ts'
import type { LanguageTag } from './tag.ts'

/** The quotation marks of a language, each with the spaces that belong to its inner side. */
export interface QuotationMarks {
  readonly open: string
  readonly close: string
  /** Marks of a quotation inside a quotation. */
  readonly innerOpen: string
  readonly innerClose: string
}

/**
 * Where the printing house knows better than CLDR: Swiss German books have guillemets
 * (CLDR 48 gives the German marks), and French and Dutch ones tell the inner quotation
 * from the outer (CLDR has the same marks for both, or reversed ones for Canada).
 */
const houseMarks: Readonly<Partial<Record<string, string>>> = {
  'de-CH': '« » ‹ ›',
  'de-LI': '« » ‹ ›',
  fr: '« » “ ”',
  'fr-CA': '« » “ ”',
  nl: '‘ ’ “ ”',
}

const narrowNoBreakSpace = '\u202F'

/**
 * Find the quotation marks of a language, falling back from the exact tag to the
 * language alone and at last to “ ” ‘ ’.
 *
 * French guillemets carry their narrow no-break space (U+202F), as French wants it.
 *
 * @example
 * quotationMarks(tag('de-CH')).open //=> '«'
 * quotationMarks(tag('fr')).open //=> '«\u202F'
 */
export function quotationMarks(language: LanguageTag): QuotationMarks {
  const marks = fallbacks(language)
    .map((tag) => houseMarks[tag] ?? quotationData[tag])
    .find((found) => found !== undefined)
  const [open = '“', close = '”', innerOpen = '‘', innerClose = '’'] =
    marks?.split(' ') ?? []
  const spaced = new Intl.Locale(language).language === 'fr'
  const before = (mark: string): string =>
    spaced && /[«‹]/u.test(mark) ? mark + narrowNoBreakSpace : mark
  const after = (mark: string): string =>
    spaced && /[»›]/u.test(mark) ? narrowNoBreakSpace + mark : mark
  return {
    open: before(open),
    close: after(close),
    innerOpen: before(innerOpen),
    innerClose: after(innerClose),
  }
}

/** Tags under which the marks of a language may be listed, the most exact first. */
function fallbacks(language: LanguageTag): readonly string[] {
  const {
    language: base,
    script = '',
    region = '',
  } = new Intl.Locale(language).maximize()
  return [
    `${base}-${script}-${region}`,
    `${base}-${region}`,
    `${base}-${script}`,
    base,
    'und',
  ]
}
