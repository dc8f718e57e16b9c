import type { FoundNumber } from './numbers-in.ts'

/** A number of the original that the translation has not, and what stands there instead. */
export interface LostNumber {
  readonly written: string
  readonly instead?: string
}

/** What may be written as a word: up to a hundred, and round. */
const mostSpelled = 100

/**
 * Find the numbers of a passage that its translation does not have.
 *
 * Small and round numbers may be words in the translation, so they count only where
 * another number stands there that the original does not have.
 *
 * @param elsewhere Those of the translation and of the passages beside it, where a number
 *   may have moved.
 */
export function lostNumbers(
  ours: readonly FoundNumber[],
  theirs: readonly FoundNumber[],
  elsewhere: readonly FoundNumber[],
): LostNumber[] {
  const lost = ours.filter(
    (one) => !elsewhere.some((other) => isSame(one, other)) && !hasRuns(one, elsewhere),
  )
  const added = theirs.filter(
    (one) => !ours.some((other) => isSame(other, one)) && !hasRuns(one, ours),
  )
  return lost.flatMap((one): LostNumber[] => {
    const isAlone = lost.length === 1 && added.length === 1
    const instead = added.find(
      (other) => isLike(one, other) && (isAlone || one.runs.join('').length > 2),
    )
    if (instead) {
      const found = { written: one.written, instead: instead.written }
      return mayBeAnother(one, instead) ? [] : [found]
    }
    return maySpell(one) ? [] : [{ written: one.written }]
  })
}

function isSame(one: FoundNumber, other: FoundNumber): boolean {
  if (one.written === other.written) return true
  return one.values.some((value) => other.values.some((each) => isNear(value, each)))
}

/** Rounding errors of what was multiplied. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))
}

/** Are all its digits there, in other groups: `3:16` and `3,16`, `1914–18` and `1914–1918`? */
function hasRuns({ runs, years }: FoundNumber, others: readonly FoundNumber[]): boolean {
  const known = others.flatMap((other) => other.runs)
  if (years.length > 0 && years.every((year) => known.includes(year))) return true
  return runs.every((run) => {
    const bare = Number(run)
    return known.some(
      (each) =>
        Number(each) === bare ||
        (run.length === 2 && each.length === 4 && each.endsWith(run)) ||
        (run.length === 4 && each.length === 2 && run.endsWith(each)),
    )
  })
}

/** Is one of them the other with a slip: a digit that is another, or digits in another order? */
function isLike({ runs }: FoundNumber, other: FoundNumber): boolean {
  const from = runs.join('').split('')
  const to = other.runs.join('').split('')
  if (from.length !== to.length || from.length < 2) return false
  const differing = from.filter((digit, index) => digit !== to[index]).length
  return differing === 1 || from.toSorted().join('') === to.toSorted().join('')
}

/** Times of day go by twelve or by twenty-four, centuries by their number or their years. */
function mayBeAnother(one: FoundNumber, other: FoundNumber): boolean {
  if (one.written.includes(':') || other.written.includes(':')) return true
  const [low = 0, high = 0] = [one.values[0] ?? 0, other.values[0] ?? 0].toSorted(
    (a, b) => a - b,
  )
  const isTime = high <= 24 && high - low === 12
  return isTime || (low <= 21 && high >= 100 && Math.abs(low * 100 - high) <= 100)
}

function maySpell({ written, values, runs }: FoundNumber): boolean {
  if (values.length === 0) return runs.every((run) => Number(run) <= mostSpelled)
  if (/[.,٫]\d{1,2}$/u.test(written)) return false
  return values.every((value) => value <= mostSpelled || /^[1-9]0+$/u.test(String(value)))
}
