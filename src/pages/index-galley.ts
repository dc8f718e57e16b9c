import { beginningPx } from './begin-notes.ts'
import { calledIn, heightOf, type OpenNote } from './allot-notes.ts'
import type { Galley, GalleyFloat, NotePart } from './galley.ts'

/** What is asked of a galley again and again, reckoned once. */
export interface GalleyIndex {
  /** For each line the first line after it that a page has to begin with; else their number. */
  readonly nextForced: Int32Array
  /** Notes called in the lines, in order. */
  readonly calls: readonly number[]
  /** For each line, and the end, how many notes are called before it. */
  readonly callsBefore: Int32Array
  /** For each of these notes the whole of it, then of the notes called in it, in order. */
  readonly parts: readonly (readonly NotePart[])[]
  /** For each count of calls the height of all those notes, with the notes called in them. */
  readonly heightsPx: Float64Array
  /** For each count of calls the height in which those notes can just begin. */
  readonly leastPx: Float64Array
  readonly floats: readonly IndexedFloat[]
}

/** A float with what is asked of it again and again. */
export interface IndexedFloat extends GalleyFloat {
  /** Height of all its notes, with those called in them. */
  readonly notesPx: number
  /** Height in which its notes can just begin. */
  readonly leastPx: number
}

/** Index a galley. Linear in its lines and notes. */
export function indexGalley(galley: Galley): GalleyIndex {
  const { lines } = galley
  const nextForced = new Int32Array(lines.length + 1).fill(lines.length)
  for (let line = lines.length - 2; line >= 0; line -= 1) {
    const isForced = lines[line + 1]?.breakBefore === 'forced'
    nextForced[line] = isForced ? line + 1 : (nextForced[line + 1] ?? lines.length)
  }
  const calls: number[] = []
  const callsBefore = new Int32Array(lines.length + 1)
  for (const [index, line] of lines.entries()) {
    callsBefore[index] = calls.length
    calls.push(...line.notes)
  }
  callsBefore[lines.length] = calls.length
  const heightsPx = new Float64Array(calls.length + 1)
  const parts = calls.map((note) => wholeParts(galley, { note, from: 0 }))
  for (const [index, own] of parts.entries()) {
    heightsPx[index + 1] = (heightsPx[index] ?? 0) + heightOfParts(galley, own)
  }
  const leastPx = new Float64Array(calls.length + 1)
  for (const [index, note] of calls.entries()) {
    leastPx[index + 1] = (leastPx[index] ?? 0) + beginningPx(galley.notes[note] ?? [])
  }
  const floats = indexFloats(galley, nextForced)
  return { nextForced, calls, callsBefore, parts, heightsPx, leastPx, floats }
}

/** A float passes neither the end of its chapter nor a forced break. */
function indexFloats(galley: Galley, nextForced: Int32Array): IndexedFloat[] {
  const { lines, notes, floats = [] } = galley
  return floats.map((float): IndexedFloat => {
    const { place } = float
    const isForced = lines[place]?.breakBefore === 'forced'
    let until = Math.min(float.until, isForced ? place : (nextForced[place] ?? place))
    while (lines[until]?.breakBefore === 'never') until += 1
    const called = float.notes.flatMap((note) => wholeParts(galley, { note, from: 0 }))
    return Object.assign({}, float, {
      until,
      notesPx: heightOfParts(galley, called),
      leastPx: float.notes.reduce((sum, note) => sum + beginningPx(notes[note] ?? []), 0),
    })
  })
}

/** The rest of a note, then all of the notes called in it, however deep, in order. */
export function wholeParts(galley: Galley, first: OpenNote): NotePart[] {
  const parts: NotePart[] = []
  const open = [first]
  for (let next = open.pop(); next; next = open.pop()) {
    const { note, from } = next
    const lines = galley.notes[note] ?? []
    parts.push({ note, from, to: lines.length })
    const inner = calledIn(lines, from, lines.length)
    for (const one of inner.toReversed()) open.push({ note: one, from: 0 })
  }
  return parts
}

/** Height of parts of notes set one after the other. */
export function heightOfParts({ notes }: Galley, parts: readonly NotePart[]): number {
  return parts.reduce((sum, { note, from, to }) => {
    return sum + heightOf(notes[note] ?? [], from, to)
  }, 0)
}
