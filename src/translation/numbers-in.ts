/** A number as a passage writes it. */
export interface FoundNumber {
  /** As written, in digits of its own script. */
  readonly written: string
  /** What it may be: `1.000` is a thousand in German and one in English. */
  readonly values: readonly number[]
  /** Its runs of digits, for what is no single number: dates, verses, times. */
  readonly runs: readonly string[]
  /** Its runs as years of our era, where it may count those of the Republic of China. */
  readonly years: readonly string[]
}

/** The first year of the Republic of China less one, by whose years Taiwan counts. */
const republicYears = 1911

/** Digits, with what may stand inside a number in some language. */
const number = /\d+(?:(?:[.,:’'٫٬/–-]|[ \u00A0\u202F](?=\d{3}(?!\d)))\d+)*/gu

/**
 * Find the numbers of a text, whatever the digits and however they are grouped.
 *
 * Those of lists (`3.` at the beginning) are left out.
 */
export function numbersIn(text: string): FoundNumber[] {
  const plain = withWesternDigits(text).replace(/^\s*\(?\d{1,3}[.)]\s/u, ' ')
  // Months are numbers in one language and names in another.
  const withoutMonths = plain.replaceAll(/\d{1,2}[ ]?[月월]/gu, ' ')
  return Array.from(withoutMonths.matchAll(number), ({ 0: written, index }) => {
    const after = withoutMonths.slice(index + written.length)
    const factor = factorOf(after)
    const values = valuesOf(written).map((value) => value * factor)
    const runs: string[] = written.match(/\d+/gu) ?? []
    const isYear = /^[ ]?年/u.test(after) && runs.every((run) => run.length < 4)
    const years = isYear ? runs.map((run) => String(Number(run) + republicYears)) : []
    return { written, values, runs, years }
  })
}

/** Zeros of the scripts that have digits of their own. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10]

function withWesternDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    const zero = zeros.find((first) => code >= first && code < first + 10)
    return zero === undefined ? character : String(code - zero)
  })
}

function valuesOf(written: string): number[] {
  if (/[:/–-]/u.test(written)) return []
  const bare = written.replaceAll(/[ \u00A0\u202F’'٬]/gu, '')
  const marks = bare.match(/[.,٫]/gu) ?? []
  if (marks.length === 0) return [Number(bare)]
  const last = marks.at(-1) ?? '.'
  const grouped = Number(bare.replaceAll(/[.,٫]/gu, ''))
  const place = bare.lastIndexOf(last)
  const decimal = Number(
    `${bare.slice(0, place).replaceAll(/[.,٫]/gu, '')}.${bare.slice(place + 1)}`,
  )
  const isGroup = bare.length - place - 1 === 3
  if (marks.length === 1) return isGroup ? [grouped, decimal] : [decimal]
  return new Set(marks).size === 1 ? [grouped] : [decimal]
}

/** Words behind a number that multiply it, as far as languages count by other steps. */
const factors: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^[多餘余]?\s*[萬万만]/u, 1e4],
  [/^[多餘余]?\s*[億亿억]/u, 1e8],
  [/^[ \u00A0-]?(?:Tausend|thousand|mille|mil)\b/iu, 1e3],
  [/^[ \u00A0-]?(?:Millionen|Mio|millions?|millones|milhões)\b/iu, 1e6],
  [/^[ \u00A0-]?(?:Milliarden|Mrd|billions?|milliards?)\b/iu, 1e9],
]

function factorOf(after: string): number {
  return factors.find(([pattern]) => pattern.test(after))?.[1] ?? 1
}
