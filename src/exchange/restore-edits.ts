import { applyEdits, type Edit } from '../translation/apply-edits.ts'

/**
 * Apply edits of a text as it was parsed to the text as it stands in its file: with a byte
 * order mark, other ends of lines, letters that are not composed.
 *
 * Everything outside the edits stays as it is; what they bring in has the ends of lines of
 * the file.
 *
 * @param raw Text of the file.
 * @param parsed The same in NFC with line feeds, without byte order mark.
 * @param edits Offsets in `parsed`.
 */
export function restoreEdits(
  raw: string,
  parsed: string,
  edits: readonly Edit[],
): string {
  const mark = raw.startsWith('\uFEFF') ? 1 : 0
  if (raw.length === parsed.length + mark && raw.slice(mark) === parsed) {
    return raw.slice(0, mark) + applyEdits(parsed, edits)
  }
  const lines = linesOf(raw, mark, parsed)
  const end = raw.includes('\r\n') ? '\r\n' : raw.includes('\n') ? '\n' : '\r'
  return applyEdits(
    raw,
    edits.map(({ start, end: to, text }) => ({
      start: offsetIn(lines, start),
      end: offsetIn(lines, to),
      text: text.replaceAll('\n', end),
    })),
  )
}

/** A line with its places in both texts. */
interface Line {
  readonly raw: string
  readonly rawStart: number
  readonly parsed: string
  readonly parsedStart: number
}

function linesOf(raw: string, mark: number, parsed: string): Line[] {
  const parsedLines = parsed.split('\n')
  const lines: Line[] = []
  let rawStart = mark
  let parsedStart = 0
  const ends = /\r\n?|\n|$/gu
  for (const one of parsedLines) {
    ends.lastIndex = rawStart
    const found = ends.exec(raw)
    const rawEnd = found?.index ?? raw.length
    lines.push({ raw: raw.slice(rawStart, rawEnd), rawStart, parsed: one, parsedStart })
    rawStart = rawEnd + (found?.[0].length ?? 0)
    parsedStart += one.length + 1
  }
  return lines
}

function offsetIn(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.parsedStart ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const line = lines[low]
  if (!line) return 0
  const column = offset - line.parsedStart
  return line.rawStart + (line.raw === line.parsed ? column : columnIn(line.raw, column))
}

/** Find how much of a line has so many letters once it is composed; marks go with theirs. */
function columnIn(line: string, column: number): number {
  let low = 0
  let high = line.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (line.slice(0, middle).normalize('NFC').length < column) low = middle + 1
    else high = middle
  }
  while (low < line.length && /\p{M}/u.test(line.charAt(low))) low += 1
  return low
}
