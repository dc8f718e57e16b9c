import { type Difference, withoutHeads } from './compare-words.ts'

/** How far apart in words the parts of a group may lie. */
const reach = 80

/** Most differences in a group. */
const maxParts = 12

/**
 * Put together differences that lie close to each other and cancel out: what is missing at
 * one place stands at another. So it is with the cells of a row that a page break parts.
 *
 * @returns Every difference once, in order; those that cancel nothing stand alone.
 */
export function groupMoved(
  differences: readonly Difference[],
  words: {
    readonly expected: readonly string[]
    readonly found: readonly string[]
    readonly heads: readonly (readonly string[])[]
    readonly captions: readonly (readonly string[])[]
  },
): (readonly Difference[])[] {
  const groups: (readonly Difference[])[] = []
  for (let index = 0; index < differences.length;) {
    const group = groupAt(differences, index, words)
    groups.push(group)
    index += group.length
  }
  return groups
}

function groupAt(
  differences: readonly Difference[],
  index: number,
  words: {
    readonly expected: readonly string[]
    readonly found: readonly string[]
    readonly heads: readonly (readonly string[])[]
    readonly captions: readonly (readonly string[])[]
  },
): readonly Difference[] {
  const first = differences.slice(index, index + 1)
  let lost = ''
  let extra = ''
  for (let count = 1; count <= maxParts; count += 1) {
    const one = differences[index + count - 1]
    const before = differences[index + count - 2]
    if (!one) break
    if (count > 1 && before && one.expected[0] - before.expected[1] > reach) break
    lost += words.expected.slice(...one.expected).join('')
    const found = words.found.slice(...one.found)
    // The words of a group lie on both sides of a page break, so a header row may stand there.
    const repeats = { ...words, startsPage: () => true }
    extra += withoutHeads(found, 0, repeats).words.join('')
    if (count > 1 && lost === extra && lost !== '') {
      return differences.slice(index, index + count)
    }
  }
  return first
}
