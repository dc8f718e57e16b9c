import type { NoteSeries } from '../manuscript/config.ts'

/**
 * Find the series that a note belongs to by its label.
 *
 * @param label Label as written, such as `tr:pun`; letter case does not count.
 * @param series Series that are declared, the author's first.
 * @returns The series, the author's for a label without a prefix of letters, or
 *   `undefined` when there is a prefix that no series has.
 * @example
 * seriesOfLabel('tr:pun', [author, translator]) //=> translator
 * seriesOfLabel('2:1', [author, translator]) //=> author
 */
export function seriesOfLabel(
  label: string,
  series: readonly NoteSeries[],
): NoteSeries | undefined {
  const prefix = prefixOfLabel(label)
  if (prefix === '') return series.find((each) => each.prefix === '') ?? series[0]
  return series.find((each) => each.prefix.toLowerCase() === prefix)
}

/** Take the prefix of a label, in lower case: the letters before its first colon, if any. */
export function prefixOfLabel(label: string): string {
  return /^(\p{L}+):/u.exec(label)?.[1]?.toLowerCase() ?? ''
}
