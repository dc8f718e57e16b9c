import type { PdfWord } from './pdf-words.ts'

/** Words that stand on one line one after the other, in the order of painting. */
export type PageLine = readonly PdfWord[]

/** Group words into lines: a word goes on with a line if it stands right of it, level with it. */
export function toLines(words: readonly PdfWord[]): PageLine[] {
  const lines: PdfWord[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const previous = line?.at(-1)
    const reach = 0.6 * Math.max(word.size, previous?.size ?? 0)
    const isLevel = previous && Math.abs(previous.baseline - word.baseline) < reach
    if (line && isLevel && word.x0 > previous.x0) line.push(word)
    else lines.push([word])
  }
  return lines
}

/**
 * Put lines into the order of reading. They come in the order of painting, which is the same
 * but for what a style sheet positions: that is painted after the text around it.
 *
 * A line is moved up before those that stand below it in the same column, or into the hole
 * that was left for it in a line. Cells side by side stay as they are.
 */
export function toReadingOrder(lines: readonly PageLine[]): PageLine[] {
  const ordered: PageLine[] = []
  for (const line of lines) {
    const hole = ordered.findIndex((other) => holeFor(line, other) > 0)
    const around = ordered[hole]
    if (around) {
      ordered[hole] = around.toSpliced(holeFor(line, around), 0, ...line)
      continue
    }
    const below = ordered.findIndex((other) => isBelow(other, line))
    ordered.splice(below === -1 ? ordered.length : below, 0, line)
  }
  return ordered
}

/** Where in a line another one fits between two words; 0 when it does not. */
function holeFor(line: PageLine, around: PageLine): number {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return 0
  if (Math.abs(baselineOf(around) - baselineOf(line)) > 0.5 * first.size) return 0
  const after = around.findIndex((word) => word.x0 > last.x1 - 1)
  const before = around[after - 1]
  return before && before.x1 < first.x0 + 1 ? after : 0
}

function isBelow(other: PageLine, line: PageLine): boolean {
  const [left, right] = extent(line)
  const [otherLeft, otherRight] = extent(other)
  const reach = 0.6 * Math.max(...line.map(({ size }) => size))
  return (
    baselineOf(other) > baselineOf(line) + reach &&
    Math.min(right, otherRight) - Math.max(left, otherLeft) > 1
  )
}

function extent(line: PageLine): readonly [left: number, right: number] {
  return [Math.min(...line.map(({ x0 }) => x0)), Math.max(...line.map(({ x1 }) => x1))]
}

/** Lowest baseline of a line's largest words: superscripts do not count. */
export function baselineOf(line: PageLine): number {
  return line.reduce((one, other) => (other.size > one.size ? other : one)).baseline
}
