import type { ElementContent } from 'hast'
import type { ParallelHtml } from '../html/parallel-html.ts'
import type { ColumnSettings } from '../manuscript/config.ts'

/** Texts whose lengths differ by less stand in columns of the same width. */
const alike = 1.12

/** A column is at most so many times as wide as another. */
const greatest = 1.6

/**
 * Find the widths of the columns in proportion, so that the sides of most beads are of about
 * the same height.
 *
 * @param count Columns.
 * @returns A share for each column, together 1.
 */
export function fitColumns(
  ratio: ColumnSettings['ratio'],
  joined: readonly ParallelHtml[],
  count: number,
): number[] {
  const wanted =
    ratio === 'fit'
      ? balanced(
          Array.from({ length: count }, (_, column) => lengthOfColumn(joined, column)),
        )
      : ratio
  const sum = wanted.reduce((total, one) => total + one, 0)
  return wanted.map((one) => Math.round((one / sum) * 1000) / 1000)
}

function balanced(lengths: readonly number[]): number[] {
  const longest = Math.max(...lengths)
  const shortest = Math.min(...lengths)
  if (shortest === 0 || longest / shortest < alike) return lengths.map(() => 1)
  return lengths.map((length) => Math.max(length, longest / greatest))
}

/** What beads say that all columns have: what is missing in one is no reason to be narrow. */
function lengthOfColumn(joined: readonly ParallelHtml[], column: number): number {
  let sum = 0
  for (const { beads } of joined) {
    for (const { sides } of beads) {
      if (sides.some((nodes) => nodes.length === 0)) continue
      for (const node of sides[column] ?? []) sum += widthOf(node)
    }
  }
  return sum
}

/** Characters of East Asia are twice as wide as others. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

function widthOf(node: ElementContent): number {
  if (node.type === 'text') {
    return node.value.length + (node.value.match(wide)?.length ?? 0)
  }
  if (node.type !== 'element' || node.tagName === 'svg') return 0
  return node.children.reduce((sum, child) => sum + widthOf(child), 0)
}
