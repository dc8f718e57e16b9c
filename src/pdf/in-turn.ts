/**
 * Work on things in order, a few at a time. When one fails, no other is begun.
 *
 * @param width How many at a time.
 * @returns What came of each, in the order of the things.
 */
export async function inTurn<T, R>(
  things: readonly T[],
  width: number,
  work: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = things.entries()
  let hasFailed = false
  const worker = async (): Promise<void> => {
    try {
      for (const [index, thing] of queue) {
        results[index] = await work(thing, index)
        if (hasFailed) return
      }
    } catch (error) {
      hasFailed = true
      throw error
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
