import { type QuotationMarks, quotationMarks } from './quotation-marks.ts'
import { type QuoteRole, quoteRole, wordBegins } from './quote-role.ts'
import type { LanguageTag } from './tag.ts'
import type { BlockText, TextEdit } from './text-edits.ts'

/** A quotation that has begun and not yet ended. */
interface OpenQuote {
  /** The character that opened it, straight or typographic. */
  readonly sign: string
  readonly isInner: boolean
  readonly marks: QuotationMarks
}

/**
 * Find the straight quotation marks and apostrophes of a block and say what to set for each.
 *
 * `"` takes the outer marks and `'` the inner ones, except inside their like. A quotation
 * ends with the marks of the language in which it began. Typographic marks stay, and count
 * for the nesting.
 *
 * @returns Edits in reading order. Linear in the length of the text.
 */
export function quoteEdits({ text, languageAt }: BlockText): TextEdit[] {
  const edits: TextEdit[] = []
  const open: OpenQuote[] = []
  const roles = new Map<number, QuoteRole>()
  const known = new Map<LanguageTag, QuotationMarks>()
  const lastCloser = findLastCloser(text)

  for (const { 0: sign, index: at } of text.matchAll(/["'«»„“”‚‘’‹›]/gu)) {
    const language = languageAt(at)
    if (language === undefined) continue
    const marks = known.get(language) ?? quotationMarks(language)
    known.set(language, marks)
    const place = {
      text,
      at,
      language,
      isOpen: open.some((quote) => quote.sign === sign),
      canClose: at < lastCloser,
      roleAt: (offset: number): QuoteRole | undefined => roles.get(offset),
    }
    if (sign !== '"' && sign !== "'") {
      const role = countMark(open, sign, marks, text[at + 1] ?? '')
      if (role) roles.set(at, role)
      else if (wordBegins(place)) roles.set(at, 'open')
      continue
    }
    const role = quoteRole(place)
    roles.set(at, role)
    edits.push({ start: at, end: at + 1, text: glyphOf(sign, role, open, marks) })
  }
  return edits
}

/** Offset of the last `'` that may end a quotation. */
function findLastCloser(text: string): number {
  let at = text.lastIndexOf("'")
  while (at > 0 && !/^\S'(?![\p{L}\p{N}])/u.test(text.slice(at - 1, at + 2))) {
    at = text.lastIndexOf("'", at - 1)
  }
  return at
}

/** Count a mark that is typographic already; `undefined` if it is none of this language. */
function countMark(
  open: OpenQuote[],
  sign: string,
  marks: QuotationMarks,
  after: string,
): QuoteRole | undefined {
  const top = open.at(-1)
  const awaited = top?.isInner ? top.marks.innerClose : top?.marks.close
  const isApostrophe = sign === '’' && /[\p{L}\p{N}]/u.test(after)
  if (awaited?.trim() === sign && !isApostrophe) {
    open.pop()
    return 'close'
  }
  const isInner = marks.innerOpen.trim() === sign
  if ((!isInner && marks.open.trim() !== sign) || isApostrophe) return undefined
  begin(open, { sign, isInner, marks })
  return 'open'
}

/** Keep a quotation as open; the outermost is forgotten where no person nests so deep. */
function begin(open: OpenQuote[], quote: OpenQuote): void {
  if (open.length === 8) open.shift()
  open.push(quote)
}

/** Choose the glyph for a straight sign and keep the list of open quotations. */
function glyphOf(
  sign: string,
  role: QuoteRole,
  open: OpenQuote[],
  marks: QuotationMarks,
): string {
  if (role === 'apostrophe') return '’'
  if (role === 'prime') return sign === '"' ? '″' : '′'
  if (role === 'open') {
    const around = open.at(-1)
    const isInner = around ? !around.isInner : sign === "'"
    begin(open, { sign, isInner, marks })
    return isInner ? marks.innerOpen : marks.open
  }
  const index = open.findLastIndex((quote) => quote.sign === sign)
  const [ended] = index === -1 ? [] : open.splice(index)
  const { close, innerClose } = ended?.marks ?? marks
  return (ended?.isInner ?? sign === "'") ? innerClose : close
}
