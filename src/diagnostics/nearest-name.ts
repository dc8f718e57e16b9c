/**
 * Find the name that was probably meant, for "did you mean".
 *
 * Letter case and Unicode normalisation do not count; a name that the written one
 * begins, such as `language` for `lang`, is near.
 *
 * @param written Name as written, known to be wrong.
 * @param known Names that would be right; the first of equally near ones wins.
 * @returns The nearest name, or `undefined` when none is near.
 * @example
 * nearestName('langauge', ['title', 'language']) //=> 'language'
 * nearestName('colour', ['title', 'language']) //=> undefined
 */
export function nearestName(
  written: string,
  known: readonly string[],
): string | undefined {
  // Longer names are no slips of the finger, and distance costs the product of lengths.
  if (written.length > 100) return undefined
  const from = fold(written)
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(from.length / 3)) + 1
  for (const name of known) {
    const to = fold(name)
    const distance = isBeginning(from, to) ? 1 : editDistance(from, to, least)
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function isBeginning(from: string, to: string): boolean {
  const [short, long] = from.length < to.length ? [from, to] : [to, from]
  return short.length >= 3 && short !== long && long.startsWith(short)
}

/**
 * Number of letters to insert, delete, replace or swap with their neighbour; `bound`
 * when it is that or more.
 *
 * @see Damerau (1964), in the restricted form that edits no letter twice.
 */
function editDistance(from: string, to: string, bound: number): number {
  if (Math.abs(from.length - to.length) >= bound) return bound
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      let distance = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + change,
      )
      const isSwapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      if (isSwapped) distance = Math.min(distance, at(beforeLast, column - 2) + 1)
      current.push(distance)
    }
    beforeLast = last
    last = current
  }
  return Math.min(at(last, to.length), bound)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
