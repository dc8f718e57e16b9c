/**
 * Compare file names as people order them: `2-b` before `10-a`, whatever the locale.
 *
 * @returns Negative, zero or positive; zero only for equal names.
 */
export function compareNames(one: string, other: string): number {
  const left = one.split(/(\d+)/u)
  const right = other.split(/(\d+)/u)
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    // `split` with a group puts the numbers at odd places.
    const difference =
      index % 2 === 1
        ? compareNumbers(left[index] ?? '', right[index] ?? '')
        : compareText(fold(left[index] ?? ''), fold(right[index] ?? ''))
    if (difference !== 0) return difference
  }
  return left.length - right.length || compareText(one, other)
}

/** Digits of any length, without going through a float. */
function compareNumbers(one: string, other: string): number {
  const left = one.replace(/^0+/u, '')
  const right = other.replace(/^0+/u, '')
  return left.length - right.length || compareText(left, right)
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
