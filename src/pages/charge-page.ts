import { heightOf, type OpenNote } from './allot-notes.ts'
import { type CostName, costs, leastOnLastPage, usualWhite } from './costs.ts'
import type {
  Break,
  Galley,
  NotePart,
  PagePlan,
  PageRoom,
  PlacedFloat,
} from './galley.ts'
import { heightOfFloats } from './height-of-floats.ts'
import { heightOfParts } from './index-galley.ts'
import { textHeight } from './text-height.ts'

/** A page as it may be made. */
export interface Page {
  readonly plan: PagePlan
  /** Notes to go on with, or to begin, at the foot of the next page, in order. */
  readonly carried: readonly OpenNote[]
  /** Does it end the section, or stand before a forced break? Then it may be short. */
  readonly isEnd: boolean
  /** Height of all that stands on it, with the separator. */
  readonly usedPx: number
  /** How many notes that should begin on it cannot. */
  readonly lateNotes: number
  /** The first float that stands on none of the pages so far; 0 when absent. */
  readonly nextFloat?: number
  /** How many floats stand neither on it nor before, and have their places on it or before. */
  readonly waitingFloats?: number
}

/** Hears of everything that is wrong with a page. */
export type Charge = (name: CostName, cost: number) => void

/** The break before a line; the end of the galley is a good one. */
export function breakAt(galley: Galley, line: number): Break {
  return galley.lines[line]?.breakBefore ?? 'good'
}

/**
 * Say what is wrong with a page on its own: all but what depends on the page beside it, see
 * `chargeSpread`.
 *
 * @param charge Called with each cost; not at all for a perfect page.
 */
export function chargePage(
  galley: Galley,
  room: PageRoom,
  page: Page,
  charge: Charge,
): void {
  chargeWhite(galley, room, page, charge)
  chargeContents(galley, room, page, charge)
}

/** Say what is wrong with what stands on a page, whatever white there is. */
export function chargeContents(
  galley: Galley,
  room: PageRoom,
  page: Page,
  charge: Charge,
): void {
  const { plan, lateNotes } = page
  const isBelowText = plan.to > plan.from && plan.to < galley.lines.length
  chargeNotes(galley, room, { parts: plan.notes, isBelowText, lateNotes }, charge)
  const hasText = plan.to > plan.from
  const isAlone = !hasText && plan.notes.length > 0 && !plan.floats
  if (isAlone) charge('notesAlone', costs.notesAlone)
  chargeFloats(galley, room, page, charge)
  const kind = breakAt(galley, plan.to)
  if (hasText && kind !== 'forced' && kind !== 'good' && kind !== 'never') {
    charge(kind, costs.flaws[kind])
  }
  if (plan.overfullPx > 0) {
    charge('overfull', costs.overfull * (1 + plan.overfullPx / room.heightPx))
  }
}

function chargeFloats(
  galley: Galley,
  room: PageRoom,
  { plan, isEnd, waitingFloats = 0 }: Page,
  charge: Charge,
): void {
  const { from, to, floats = [] } = plan
  if (waitingFloats > 0) charge('waitingFloat', costs.waitingFloat * waitingFloats)
  const early = floats.filter(({ float }) => (galley.floats?.[float]?.place ?? to) > to)
  if (early.length > 0) charge('earlyFloat', costs.earlyFloat * early.length)
  const textPx = textHeight(galley, from, to)
  const isSlight = textPx < (leastOnLastPage - 1 / 2) * room.lineHeightPx
  if (floats.length > 0 && to > from && !isEnd && isSlight) {
    charge('slightText', costs.slightText)
  }
}

/** A page of figures that the manuscript wants to stand on pages of their own. */
function isPlate(
  { floats: all = [] }: Galley,
  { from, to, floats = [] }: PagePlan,
): boolean {
  const isAsked = ({ float }: PlacedFloat): boolean =>
    all[float]?.may.every((position) => position === 'page') === true
  return to === from && floats.length > 0 && floats.every(isAsked)
}

function chargeWhite(galley: Galley, room: PageRoom, page: Page, charge: Charge): void {
  const { plan, isEnd, usedPx } = page
  if (isPlate(galley, plan)) return
  if (!isEnd) {
    const lines = emptyLines(room, usedPx)
    if (lines > 0) charge('white', costs.white * lines ** 2)
    if (lines > usualWhite) charge('shortPage', costs.shortPage)
  } else if (plan.to === galley.lines.length && plan.from > 0) {
    const isShort = usedPx < (leastOnLastPage - 1 / 2) * room.lineHeightPx
    if (isShort) charge('shortLastPage', costs.shortLastPage)
  }
}

/** How many lines would have found room on a page; less than a line is nobody's fault. */
export function emptyLines(room: PageRoom, usedPx: number): number {
  return Math.max(0, Math.floor((room.heightPx - usedPx) / room.lineHeightPx + 0.02))
}

/** Parts of notes at the foot of a page. */
export interface NotesAtFoot {
  readonly parts: readonly NotePart[]
  /** Does text stand above them that goes on on the next page? */
  readonly isBelowText: boolean
  /** How many notes that should begin here cannot. */
  readonly lateNotes: number
}

/** Say what is wrong with the notes at the foot of a page. */
export function chargeNotes(
  galley: Galley,
  room: PageRoom,
  { parts, isBelowText, lateNotes }: NotesAtFoot,
  charge: Charge,
): void {
  let goingOn = 0
  let heightPx = 0
  for (const { note, from, to } of parts) {
    const lines = galley.notes[note] ?? []
    heightPx += heightOf(lines, from, to)
    if (goingOn > 0) charge('overtaking', costs.overtaking)
    if (to >= lines.length) continue
    goingOn += 1
    if (from === 0) charge('splitNote', costs.splitNote)
    else charge('carriedOn', costs.carriedOn)
    if (from > 0 && to - from === 1) charge('slightPart', costs.slightPart)
  }
  if (goingOn > 1) charge('sideBySide', costs.sideBySide * (goingOn - 1))
  if (isBelowText && heightPx > room.heightPx * room.noteShare + 1) {
    charge('crowded', costs.crowded)
  }
  if (lateNotes > 0) charge('lateNote', costs.lateNote * lateNotes)
}

/**
 * Height at which a page ends; `undefined` where it may end anywhere. Notes, and floats at the
 * foot, always stand at the foot of the type area.
 */
export function footOf(
  room: PageRoom,
  { plan, isEnd, usedPx }: Page,
): number | undefined {
  const isOfFloats = plan.to === plan.from && plan.floats !== undefined
  if (isEnd || isOfFloats) return undefined
  const hasFoot = plan.notes.length > 0 || plan.floats?.at(-1)?.position === 'bottom'
  return hasFoot ? room.heightPx : usedPx
}

/**
 * Say what is wrong with a page beside another.
 *
 * @param footPx Foot of the page.
 * @param versoPx Foot of the verso beside it, if it is a recto and there is one.
 */
export function chargeSpread(
  room: PageRoom,
  footPx: number | undefined,
  versoPx: number | undefined,
  charge: Charge,
): void {
  const isUnlevel =
    versoPx !== undefined &&
    footPx !== undefined &&
    Math.abs(versoPx - footPx) > room.lineHeightPx * 0.98
  if (isUnlevel) charge('unlevelSpread', costs.unlevelSpread)
}

/** Height of what stands on a page, with floats and the separator. */
export function usedHeight(galley: Galley, room: PageRoom, plan: PagePlan): number {
  const notesPx = heightOfParts(galley, plan.notes)
  const separatorPx = notesPx > 0 ? room.separatorPx : 0
  const textPx = textHeight(galley, plan.from, plan.to) + heightOfFloats(galley, plan)
  return textPx + notesPx + separatorPx
}
