import { blockOf } from './block-of.ts'
import { findLadders } from './find-ladders.ts'
import { rectsOfText } from './ruler.ts'
import {
  softHyphen,
  textsWithHyphens,
  type UsedHyphens,
  usedHyphens,
} from './used-hyphens.ts'

/** Soft hyphens of each text that end a line. */
export type LineEnds = ReadonlyMap<Text, UsedHyphens>

/** Rounds in which ladders are broken up; each takes a hyphen from every ladder. */
const maxRounds = 8

/**
 * Break up ladders: of more than three lines in a row that end in a hyphen one keeps the word
 * at its end whole, and the paragraph is looked at again.
 *
 * @param root Laid out with all its soft hyphens; loses some.
 * @returns Where its lines end after that: `settleHyphens` need not look again.
 */
export function breakLadders(root: Element): Map<Text, UsedHyphens> {
  const ends = new Map<Text, UsedHyphens>()
  for (const text of textsWithHyphens(root)) {
    ends.set(text, usedHyphens(text, rectsOfText(text)))
  }
  for (let round = 0; round < maxRounds; round += 1) {
    const tooMany = findLadders(ends)
    if (tooMany.length === 0) break
    const blocks = new Set(tooMany.map(({ text }) => blockOf(text)))
    // From the end, so that the other offsets stay right.
    for (const { text, offset } of tooMany.toReversed()) {
      text.data = withWholeBeginning(text.data, offset)
    }
    // Lines change from there to the end of the paragraph.
    for (const text of ends.keys()) {
      if (blocks.has(blockOf(text))) ends.set(text, usedHyphens(text, rectsOfText(text)))
    }
  }
  return ends
}

/** The text without the soft hyphen at an offset and those before it in the same word. */
function withWholeBeginning(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf(' ', offset), text.lastIndexOf('\n', offset)) + 1
  const beginning = text.slice(from, offset + 1).replaceAll(softHyphen, '')
  return text.slice(0, from) + beginning + text.slice(offset + 1)
}
