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
 *   the notes called in them.
 * @see TeXbook, chapter 15, on inserts that split.
 */
export function allotNotes(
  galley: Galley,
  open: readonly OpenNote[],
  fresh: number,
  roomPx: number,
): Allotment | undefined {
  const queue = open.map((note, index) => ({
    ...note,
    mustBegin: index >= open.length - fresh,
  }))
  const allotment = allotQueue(galley, queue, roomPx)
  return allotment && (allotment.placed.length > 0 || open.length === 0)
    ? allotment
    : undefined
}

interface QueuedNote extends OpenNote {
  readonly mustBegin: boolean
}

function allotQueue(
  galley: Galley,
  queue: readonly QueuedNote[],
  roomPx: number,
): Allotment | undefined {
  const [head, ...rest] = queue
  if (!head) return { placed: [], carried: [], heightPx: 0 }
  const lines = galley.notes[head.note] ?? []
  const restMustBegin = rest.some((note) => note.mustBegin)

  let to = fittingEnd(lines, head.from, lines.length, roomPx)
  while (to > head.from || lines.length === head.from) {
    const heightPx = heightOf(lines, head.from, to)
    const called = lines
      .slice(head.from, to)
      .flatMap((line) => line.notes.map((note) => ({ note, from: 0, mustBegin: true })))
    const isWhole = to === lines.length
    if (!isWhole && restMustBegin) return undefined
    const inner = allotQueue(
      galley,
      isWhole ? [...called, ...rest] : called,
      roomPx - heightPx,
    )
    if (inner) {
      return {
        placed: [{ note: head.note, from: head.from, to }, ...inner.placed],
        carried: isWhole
          ? inner.carried
          : [{ note: head.note, from: to }, ...inner.carried, ...rest.map(asOpen)],
        heightPx: heightPx + inner.heightPx,
      }
    }
    if (called.length === 0) break
    to = fittingEnd(lines, head.from, to - 1, roomPx)
  }
  if (head.mustBegin || restMustBegin) return undefined
  return { placed: [], carried: queue.map(asOpen), heightPx: 0 }
}

function asOpen({ note, from }: OpenNote): OpenNote {
  return { note, from }
}

/** Height of lines `from` up to `to` of a note. */
export function heightOf(lines: readonly NoteLine[], from: number, to: number): number {
  const first = lines[from]
  const last = lines[to - 1]
  return first && last && to > from ? last.bottomPx - first.topPx : 0
}

/** End, at most `limit`, of the longest part of a note from `from` that fits and may end there; `from` if none. */
function fittingEnd(
  lines: readonly NoteLine[],
  from: number,
  limit: number,
  roomPx: number,
): number {
  let end = from
  for (let to = from + 1; to <= limit; to += 1) {
    if (heightOf(lines, from, to) > roomPx + tolerancePx) break
    if (to === lines.length || lines[to]?.mayBreakBefore === true) end = to
  }
  return end
}

/** Browsers round line boxes to 1/64 px; sums may be off by a little. */
export const tolerancePx = 0.05
