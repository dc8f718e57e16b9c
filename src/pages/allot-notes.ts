import type { Galley, NoteLine, NotePart } from './galley.ts'

/** Lines of a note that still have to be set: those from `from` on. */
export interface OpenNote {
  readonly note: number
  readonly from: number
}

/** How notes are shared between a page and the next. */
export interface Allotment {
  /** Parts set on this page, in order. */
  readonly placed: readonly NotePart[]
  /** Notes to go on with at the foot of the next page, in order. */
  readonly carried: readonly OpenNote[]
  /** Height of what is placed, without separator. */
  readonly heightPx: number
}

/**
 * Share the room at the foot of a page among its notes.
 *
 * Notes are set in order; the first that does not fit whole is split, at a line that
 * allows it, and nothing is set after it. A note that is called inside a note is set
 * after it, as soon as the line with its call is.
 *
 * @param open Notes in order: those carried from the page before, then those called on
 *   this page.
 * @param fresh How many of the last of `open` have to begin on this page.
 * @param roomPx Height for notes below the separator.
 * @returns The allotment, or `undefined` when a fresh note cannot begin, or nothing at
 *   all can be set. Lines placed and carried are together exactly those of `open` and of
 *   the notes called in them. Linear in the lines that fit.
 * @see TeXbook, chapter 15, on inserts that split.
 */
export function allotNotes(
  galley: Galley,
  open: readonly OpenNote[],
  fresh: number,
  roomPx: number,
): Allotment | undefined {
  const allotment = allotInTurn(galley, open, fresh, roomPx)
  return allotment && (allotment.placed.length > 0 || open.length === 0)
    ? allotment
    : undefined
}

function allotInTurn(
  galley: Galley,
  open: readonly OpenNote[],
  fresh: number,
  roomPx: number,
): Allotment | undefined {
  const placed: NotePart[] = []
  /** Called in notes set here, the next one last; all of them must begin. */
  const called: OpenNote[] = []
  let next = 0
  let leftPx = roomPx
  while (called.length > 0 || next < open.length) {
    const mustBegin = called.length > 0 || next >= open.length - fresh
    const head = called.pop() ?? open[next++]
    if (!head) break
    const { note, from } = head
    const lines = galley.notes[note] ?? []
    const waiting = open.length - next
    const hasToFollow = called.length > 0 || Math.min(fresh, waiting) > 0
    // Nothing is set after a note that is split: one with others to begin after it is whole.
    const to = hasToFollow
      ? wholeEnd(lines, from, leftPx)
      : furthestEnd(galley, head, leftPx)
    if (to === undefined) {
      if (mustBegin || hasToFollow) return undefined
      return { placed, carried: [head, ...open.slice(next)], heightPx: roomPx - leftPx }
    }
    placed.push({ note, from, to })
    leftPx -= heightOf(lines, from, to)
    const inner = calledIn(lines, from, to).map((one) => ({ note: one, from: 0 }))
    if (to < lines.length) {
      const more = allotInTurn(galley, inner, inner.length, leftPx)
      return (
        more && {
          placed: [...placed, ...more.placed],
          carried: [{ note, from: to }, ...more.carried, ...open.slice(next)],
          heightPx: roomPx - leftPx + more.heightPx,
        }
      )
    }
    for (const one of inner.toReversed()) called.push(one)
  }
  return { placed, carried: [], heightPx: roomPx - leftPx }
}

/** Notes called in lines `from` up to `to` of a note. */
export function calledIn(lines: readonly NoteLine[], from: number, to: number): number[] {
  const called: number[] = []
  for (let line = from; line < to; line += 1) {
    for (const note of lines[line]?.notes ?? []) called.push(note)
  }
  return called
}

/** Height of lines `from` up to `to` of a note, with what is set anew where it goes on. */
export function heightOf(lines: readonly NoteLine[], from: number, to: number): number {
  const first = lines[from]
  const last = lines[to - 1]
  if (!first || !last || to <= from) return 0
  return last.bottomPx - first.topPx + (from > 0 ? first.headPx : 0)
}

/** May a part of a note end before this line? */
export function mayEnd(lines: readonly NoteLine[], line: number): boolean {
  return line >= lines.length || lines[line]?.mayBreakBefore === true
}

function wholeEnd(
  lines: readonly NoteLine[],
  from: number,
  roomPx: number,
): number | undefined {
  const isFitting = heightOf(lines, from, lines.length) <= roomPx + tolerancePx
  return isFitting ? lines.length : undefined
}

/** End of the longest part of a note that fits together with the beginnings of the notes called in it. */
function furthestEnd(
  galley: Galley,
  { note, from }: OpenNote,
  roomPx: number,
): number | undefined {
  const lines = galley.notes[note] ?? []
  if (lines.length === from) return from
  const called: number[] = []
  let end: number | undefined
  for (let to = from + 1; to <= lines.length; to += 1) {
    called.push(...(lines[to - 1]?.notes ?? []))
    const leftPx = roomPx - heightOf(lines, from, to)
    if (leftPx < -tolerancePx) break
    if (!mayEnd(lines, to)) continue
    const needsPx = needPx(galley, called, leftPx)
    if (needsPx > Math.max(0, leftPx + tolerancePx / 2)) break
    end = to
  }
  return end
}

/** Least height in which notes called one after the other can begin; more than `limitPx` if that is not enough. */
function needPx(galley: Galley, notes: readonly number[], limitPx: number): number {
  let sum = 0
  for (const [index, note] of notes.entries()) {
    if (sum > limitPx + tolerancePx) return Number.POSITIVE_INFINITY
    const isLast = index === notes.length - 1
    sum += (isLast ? beginningPx : wholePx)(galley, note, limitPx - sum)
  }
  return sum
}

function beginningPx(galley: Galley, note: number, limitPx: number): number {
  const lines = galley.notes[note] ?? []
  let to = Math.min(1, lines.length)
  while (!mayEnd(lines, to)) to += 1
  const ownPx = heightOf(lines, 0, to)
  return ownPx + needPx(galley, calledIn(lines, 0, to), limitPx - ownPx)
}

function wholePx(galley: Galley, note: number, limitPx: number): number {
  const lines = galley.notes[note] ?? []
  let sum = heightOf(lines, 0, lines.length)
  for (const inner of calledIn(lines, 0, lines.length)) {
    if (sum > limitPx + tolerancePx) return Number.POSITIVE_INFINITY
    sum += wholePx(galley, inner, limitPx - sum)
  }
  return sum
}

/** Browsers round line boxes to 1/64 px; sums may be off by a little. */
export const tolerancePx = 0.05
