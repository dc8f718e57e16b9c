/** Two things that belong together, by their indices in the old and in the new sequence. */
export interface Pair {
  readonly old: number
  readonly new: number
}

/**
 * Pair two sequences in order so that the worths of the pairs together are greatest.
 *
 * Time and memory grow with the product of the lengths.
 *
 * @param worth Worth of a pair, above 0 where the two may be paired.
 * @see Needleman and Wunsch, "A General Method …" (1970), without cost for gaps.
 */
export function alignInOrder(
  oldCount: number,
  newCount: number,
  worth: (oldIndex: number, newIndex: number) => number,
): Pair[] {
  const width = newCount + 1
  const best = new Float64Array((oldCount + 1) * width)
  const worths = new Float64Array(oldCount * newCount)
  const at = (index: number): number => best[index] ?? 0
  for (let i = oldCount - 1; i >= 0; i -= 1) {
    for (let j = newCount - 1; j >= 0; j -= 1) {
      const own = worth(i, j)
      worths[i * newCount + j] = own
      const paired = own > 0 ? own + at((i + 1) * width + j + 1) : 0
      best[i * width + j] = Math.max(
        at((i + 1) * width + j),
        at(i * width + j + 1),
        paired,
      )
    }
  }
  const pairs: Pair[] = []
  let i = 0
  let j = 0
  while (i < oldCount && j < newCount) {
    const own = worths[i * newCount + j] ?? 0
    const here = at(i * width + j)
    if (own > 0 && here === own + at((i + 1) * width + j + 1)) {
      pairs.push({ old: i, new: j })
      i += 1
      j += 1
    } else if (here === at((i + 1) * width + j)) i += 1
    else j += 1
  }
  return pairs
}

/**
 * Choose from pairs those that keep their order, so that their weights together are
 * greatest: what is left has moved.
 *
 * @param pairs In the order of the new sequence, no index twice.
 * @returns The chosen ones in order. Time is n log n.
 * @see Fredman, "On computing the length of longest increasing subsequences" (1975); sums
 *   of weights in a tree as Fenwick (1994) has it.
 */
export function heaviestInOrder<T extends Pair>(
  pairs: readonly T[],
  weight: (pair: T) => number,
): T[] {
  const size = pairs.reduce((most, pair) => Math.max(most, pair.old + 1), 0)
  interface Chain {
    readonly sum: number
    readonly pair: T
    readonly before: Chain | undefined
  }
  const tree: (Chain | undefined)[] = Array.from({ length: size + 1 })
  const heaviestBelow = (old: number): Chain | undefined => {
    let found: Chain | undefined
    for (let index = old; index > 0; index -= index & -index) {
      const chain = tree[index]
      if (chain && chain.sum > (found?.sum ?? 0)) found = chain
    }
    return found
  }
  for (const pair of pairs) {
    const before = heaviestBelow(pair.old)
    const chain: Chain = { sum: (before?.sum ?? 0) + weight(pair), pair, before }
    for (let index = pair.old + 1; index <= size; index += index & -index) {
      if (chain.sum > (tree[index]?.sum ?? 0)) tree[index] = chain
    }
  }
  const chosen: T[] = []
  for (let chain = heaviestBelow(size); chain; chain = chain.before) {
    chosen.push(chain.pair)
  }
  return chosen.toReversed()
}
