/** Brackets that close, with those that open them. */
const openOf: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['）', '（'],
  ['」', '「'],
  ['』', '『'],
  ['】', '【'],
  ['》', '《'],
])
const opening: ReadonlySet<string> = new Set(openOf.values())

/**
 * Find a bracket of a text that has no partner. Half-width and full-width ones may be
 * partners, and `a)` and `1)` need none.
 *
 * @returns As written; `undefined` when all have one, or the text has none.
 */
export function unpairedBracket(text: string): string | undefined {
  // A face laughs with one.
  const bare = text
    .replaceAll(/[:;]-?[()]/gu, ' ')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
  const open: string[] = []
  for (const { 0: sign, index } of bare.matchAll(/[()[\]{}「」『』【】《》]/gu)) {
    if (opening.has(sign)) open.push(sign)
    else if (open.at(-1) === openOf.get(sign)) open.pop()
    else if (open.length > 0 || sign !== ')' || !isCounting(bare.slice(0, index))) {
      return sign
    }
  }
  return open[0]
}

/** Does a text end in what counts the parts of a list: `a`, `12`? */
function isCounting(before: string): boolean {
  return /(?:^|\s)[\p{L}\d]{1,4}$/u.test(before)
}

/**
 * Find out whether a text has a double quotation mark without partner. What is opened in
 * one language closes in another („ “ ”), so only their number tells.
 */
export function hasUnpairedQuote(text: string): boolean {
  // Inches and seconds are no quotations.
  const bare = text.replaceAll(/(?<=\d)"/gu, '')
  return (bare.match(/["“”„‟«»]/gu) ?? []).length % 2 === 1
}
