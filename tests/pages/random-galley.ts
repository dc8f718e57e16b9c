import * as fc from 'fast-check'
import type {
  Break,
  FloatPosition,
  Galley,
  GalleyFloat,
  GalleyLine,
  NoteLine,
} from '../../src/pages/galley.ts'

/** A line of a galley as a test writes it. */
export interface WrittenLine {
  readonly heightPx?: number
  /** White above the line. */
  readonly gapPx?: number
  readonly breakBefore?: Break
  readonly headPx?: number
  readonly notes?: readonly number[]
}

/** A line of a note as a test writes it. */
export interface WrittenNoteLine {
  readonly heightPx?: number
  readonly headPx?: number
  readonly mayBreakBefore?: boolean
  readonly notes?: readonly number[]
}

/** Stack lines of 20 px, notes of 10 px a line, unless told otherwise. */
export function galleyOf(
  lines: readonly WrittenLine[],
  notes: readonly (readonly WrittenNoteLine[])[] = [],
): Galley {
  let y = 0
  return {
    lines: lines.map((line): GalleyLine => {
      const topPx = y + (line.gapPx ?? 0)
      y = topPx + (line.heightPx ?? 20)
      return {
        topPx,
        bottomPx: y,
        breakBefore: line.breakBefore ?? 'good',
        headPx: line.headPx ?? 0,
        notes: line.notes ?? [],
      }
    }),
    notes: notes.map((note) => noteOf(note)),
  }
}

/** A note of lines that may be parted with two on either side, unless told otherwise. */
export function noteOf(lines: readonly WrittenNoteLine[]): NoteLine[] {
  let y = 0
  return lines.map((line, index) => {
    const topPx = y
    y += line.heightPx ?? 10
    const mayBreakBefore =
      line.mayBreakBefore ?? (index >= 2 && lines.length - index >= 2)
    const headPx = line.headPx ?? 0
    return { topPx, bottomPx: y, headPx, mayBreakBefore, notes: line.notes ?? [] }
  })
}

/** As many plain lines. */
export function plain<T extends object>(count: number, line: T): T[] {
  return Array.from({ length: count }, () => line)
}

const line = fc.record({
  heightPx: fc.oneof(
    { weight: 30, arbitrary: fc.double({ min: 8, max: 40, noNaN: true }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 1500 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  gapPx: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.integer({ min: 1, max: 40 }),
  ),
  breakBefore: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Break>('good') },
    { weight: 5, arbitrary: fc.constantFrom<Break>('widow', 'orphan', 'rows', 'code') },
    { weight: 4, arbitrary: fc.constant<Break>('never') },
    { weight: 1, arbitrary: fc.constant<Break>('forced') },
  ),
  headPx: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    fc.integer({ min: 5, max: 40 }),
  ),
})

const noteLine = fc.record({
  heightPx: fc.oneof(
    { weight: 20, arbitrary: fc.double({ min: 6, max: 30, noNaN: true }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 900 }) },
  ),
  headPx: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    fc.integer({ min: 5, max: 40 }),
  ),
  canBreak: fc.boolean(),
})

const note = fc.record({
  lines: fc.oneof(
    { weight: 6, arbitrary: fc.array(noteLine, { minLength: 1, maxLength: 4 }) },
    { weight: 2, arbitrary: fc.array(noteLine, { minLength: 5, maxLength: 120 }) },
    { weight: 1, arbitrary: fc.array(noteLine, { maxLength: 0 }) },
  ),
  /** Is it called in a note before it rather than in the text? */
  isInner: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  caller: fc.nat(),
  line: fc.nat(),
})

/** Galleys of every kind, each note called once somewhere; notes call notes, too. */
export const randomGalley: fc.Arbitrary<Galley> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 160 }),
    notes: fc.array(note, { maxLength: 25 }),
    /** Do the calls crowd into a few lines? */
    crowd: fc.constantFrom(1, 1, 1, 8, 1000),
  })
  .map(({ lines, notes, crowd }) => {
    const calls = lines.map((): number[] => [])
    const innerCalls = notes.map((one) => one.lines.map((): number[] => []))
    for (const [index, one] of notes.entries()) {
      const caller = innerCalls[one.caller % Math.max(1, index)]
      const place =
        one.isInner && index > 0 && caller && caller.length > 0
          ? caller[one.line % caller.length]
          : calls[Math.floor((one.line % lines.length) / crowd)]
      place?.push(index)
    }
    return galleyOf(
      lines.map((one, index) => ({ ...one, notes: calls[index] ?? [] })),
      notes.map((one, index) =>
        one.lines.map(({ heightPx, headPx, canBreak }, at) => ({
          heightPx,
          headPx,
          mayBreakBefore: canBreak && at > 0,
          notes: innerCalls[index]?.[at] ?? [],
        })),
      ),
    )
  })

const float = fc.record({
  heightPx: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 10, max: 140 }) },
    { weight: 1, arbitrary: fc.integer({ min: 140, max: 1000 }) },
  ),
  gapPx: fc.integer({ min: 0, max: 25 }),
  place: fc.nat(),
  /** How many lines before its place it is referred to. */
  ahead: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(30)),
  may: fc.uniqueArray(fc.constantFrom<FloatPosition>('here', 'top', 'bottom', 'page'), {
    minLength: 1,
  }),
  notes: fc.array(fc.array(noteLine, { minLength: 1, maxLength: 12 }), { maxLength: 2 }),
})

/** The same with floats, some of which have notes of their own. */
export const randomFloats: fc.Arbitrary<Galley> = fc
  .record({
    galley: randomGalley,
    floats: fc.array(float, { minLength: 1, maxLength: 12 }),
    /** Ends of chapters. */
    ends: fc.array(fc.nat(), { maxLength: 3 }),
  })
  .map(({ galley, floats, ends }) => {
    const count = galley.lines.length
    const placeOf = (place: number): number => place % (count + 1)
    const untils = [...ends.map(placeOf), count].toSorted((one, other) => one - other)
    const notes = [...galley.notes]
    const sorted = floats.toSorted(
      (one, other) => placeOf(one.place) - placeOf(other.place),
    )
    const written = sorted.map((one): GalleyFloat => {
      const place = placeOf(one.place)
      const own = one.notes.map((lines) => {
        const parted = lines.map(({ canBreak, ...rest }, at) =>
          Object.assign({}, rest, { mayBreakBefore: canBreak && at > 0 }),
        )
        return notes.push(noteOf(parted)) - 1
      })
      const until = untils.find((end) => end >= place) ?? count
      const call = Math.max(0, place - one.ahead)
      const { heightPx, gapPx, may } = one
      return { heightPx, gapPx, place, call, until, may, notes: own }
    })
    return { lines: galley.lines, notes, floats: written }
  })
