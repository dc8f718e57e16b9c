import { labelsIn, parseUnitTree } from './unit-tree.ts'

/** What the placeholders of a translated unit are held against: lists in reading order. */
export interface ExpectedPlaceholders {
  readonly original: readonly string[]
  /** Of the translation as it stands; absent when there is none. */
  readonly translation?: readonly string[]
  /** Of the original as it stood when it was translated. */
  readonly base: readonly string[]
  /** Of the source that the translator saw. */
  readonly seen: readonly string[]
}

/**
 * Check the placeholders of a text that a translator gives back.
 *
 * Each stands there as often as in the original. Where the translation differed from what
 * it was made of, it may go on to differ as much. Notes are all there, and in their order.
 *
 * @returns What is wrong; `undefined` when nothing is.
 */
export function checkPlaceholders(
  text: string,
  expected: ExpectedPlaceholders,
): string | undefined {
  const tree = parseUnitTree(text)
  if ('fault' in tree) return tree.fault
  const given = labelsIn(tree.nodes)
  const all = new Set([...given, ...expected.original, ...(expected.translation ?? [])])
  for (const label of all) {
    const fault = faultOfCount(label, given, expected)
    if (fault !== undefined) return fault
  }
  const notes = given.filter(isNote)
  const orders = [expected.original, expected.translation ?? [], expected.seen]
  const isInOrder = orders.some((order) => isSubsequence(notes, order.filter(isNote)))
  return isInOrder || notes.length < 2
    ? undefined
    : `the notes are called in another order: ${notes.map((label) => `\`<${label}/>\``).join(', ')}`
}

function isNote(label: string): boolean {
  return /^note\d+$/u.test(label)
}

function faultOfCount(
  label: string,
  given: readonly string[],
  { original, translation, base, seen }: ExpectedPlaceholders,
): string | undefined {
  const count = countOf(label, given)
  const now = countOf(label, original)
  const bounds = [now, countOf(label, seen)]
  if (translation) {
    const there = countOf(label, translation)
    // A note that the translation has is not given up, whoever wrote it.
    if (isNote(label)) bounds.splice(0, 2, Math.max(there, 1), Math.max(there, now))
    else bounds.push(Math.max(0, now + there - countOf(label, base)))
    if (isNote(label) && there === 0) bounds[0] = 0
  }
  const least = Math.min(...bounds)
  const most = Math.max(...bounds)
  if (count < least) {
    return count === 0
      ? `\`<${label}>\` is missing`
      : `\`<${label}>\` stands there ${count} times, not ${least}`
  }
  if (count <= most) return undefined
  if (most === 0) return `there is no \`<${label}>\` in the original`
  return `\`<${label}>\` stands there ${count} times, not ${most}`
}

function countOf(label: string, labels: readonly string[]): number {
  return labels.filter((one) => one === label).length
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let place = 0
  for (const label of whole) if (part[place] === label) place += 1
  return place === part.length
}
