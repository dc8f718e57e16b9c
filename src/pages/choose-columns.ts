import type { OpenNote } from './allot-notes.ts'
import type { BreakReason } from './break-reason.ts'
import { emptyLines } from './charge-page.ts'
import {
  chargeColumns,
  type ColumnsMake,
  type ColumnsPage,
  isInside,
} from './columns-page.ts'
import type { CostName } from './costs.ts'
import type { PageRoom, Side } from './galley.ts'
import { indexGalley } from './index-galley.ts'
import {
  breakAtRow,
  type ColumnsPlan,
  type ParallelGalley,
  type Place,
  placeOfRow,
} from './parallel-galley.ts'
import { possibleColumns } from './possible-columns.ts'

/** A page of parallel columns as decided, with what it costs. */
export interface ChosenColumns {
  readonly plan: ColumnsPlan
  readonly side: Side
  readonly reason: BreakReason
  /** Everything that is wrong with it, with its price; see `costs`. */
  readonly charges: readonly { readonly name: CostName; readonly cost: number }[]
}

/**
 * Decide where pages of parallel columns end, so that they cost least together.
 *
 * As `choosePages`, but a place where a page ends is a row, and a line of each column in it.
 * The bead rule holds: the sides of a bead begin on the same page at the same height. The
 * note rule holds in each note area by itself.
 *
 * @param first Side of the first page.
 * @returns Pages in order; every line of every column, and every line of every note called,
 *   stands on exactly one of them, in order. Linear in the length of the galleys.
 */
export function chooseColumns(
  galley: ParallelGalley,
  room: PageRoom,
  first: Side = 'recto',
): ChosenColumns[] {
  const indices = galley.columns.map((column) => indexGalley(column))
  const make: ColumnsMake = { galley, indices, room }
  const hasty = cheapestWay(make, hastySlack)
  const isPoor = hasty !== undefined && hasty.greatest > poorPage
  const patient = isPoor ? cheapestWay(make, patientSlack) : undefined
  const best = patient && hasty && patient.cost < hasty.cost ? patient : hasty
  return pagesOf(make, best, first)
}

/** How much more than the cheapest page from a place another may cost. */
const hastySlack = 12
const patientSlack = 100

/** A page that costs more is worth a second attempt. */
const poorPage = 120

/** Places and notes that are kept in one row, cheapest first: neighbours serve as well. */
const mostStarts = 8

/** A way to fill pages up to a place. */
interface Way {
  readonly from: Place
  /** By note area. */
  readonly carried: readonly (readonly OpenNote[])[]
  readonly cost: number
  /** Cost of its poorest page. */
  readonly greatest: number
  readonly page: ColumnsPage | undefined
  readonly before: Way | undefined
}

function cheapestWay(make: ColumnsMake, slack: number): Way | undefined {
  const { galley } = make
  const end = galley.rows.length
  const begun: Way = {
    from: placeOfRow(galley, 0),
    carried: galley.areas.map(() => []),
    cost: 0,
    greatest: 0,
    page: undefined,
    before: undefined,
  }
  const reached = new Map<number, Map<string, Way>>([[0, new Map([['', begun]])]])
  for (let row = 0; row <= end; row += 1) {
    const ways = reached.get(row)
    if (!ways) continue
    for (
      let way = takeNext(galley, ways, slack);
      way;
      way = takeNext(galley, ways, slack)
    ) {
      const isDone = way.carried.every((own) => own.length === 0)
      if (row === end && isDone) return way
      for (const { page, cost } of possibleColumns(make, way, slack)) {
        const next: Way = {
          from: page.to,
          carried: page.carried,
          cost: way.cost + cost,
          greatest: Math.max(way.greatest, cost),
          page,
          before: way,
        }
        const at = reached.get(page.to.row) ?? new Map<string, Way>()
        reached.set(page.to.row, at)
        const key = keyOf(next)
        if ((at.get(key)?.cost ?? Number.POSITIVE_INFINITY) > next.cost) at.set(key, next)
      }
    }
    reached.delete(row)
  }
  return undefined
}

/** Names a place in a row and what is carried to it; a long queue by its head and length. */
function keyOf({ from, carried }: Way): string {
  const notes = carried.map((own) => {
    const head = own.slice(0, 8).map(({ note, from: line }) => `${note}:${line}`)
    return `${own.length} ${head.join(' ')}`
  })
  return [from.lines.join(' '), ...notes].join(';')
}

/**
 * Take the way of a row that no other of the row leads to: pages go downwards, or end where
 * they begin, with fewer notes to carry.
 */
function takeNext(
  galley: ParallelGalley,
  ways: Map<string, Way>,
  slack: number,
): Way | undefined {
  if (ways.size > 1) {
    const sorted = [...ways].toSorted(([, one], [, other]) => one.cost - other.cost)
    const most = (sorted[0]?.[1].cost ?? 0) + slack
    for (const [index, [key, { cost }]] of sorted.entries()) {
      if (index >= mostStarts || cost > most) ways.delete(key)
    }
  }
  let next: readonly [string, Way] | undefined
  let least = Number.POSITIVE_INFINITY
  let most = -1
  for (const entry of ways) {
    const [, { from, carried }] = entry
    const passed = from.lines.reduce((sum, line) => sum + line, 0)
    const rest = linesLeft(galley, carried)
    if (passed > least || (passed === least && rest <= most)) continue
    next = entry
    least = passed
    most = rest
  }
  if (next) ways.delete(next[0])
  return next?.[1]
}

function linesLeft(
  { columns: [notesOf] }: ParallelGalley,
  carried: readonly (readonly OpenNote[])[],
): number {
  return carried.flat().reduce((sum, { note, from }) => {
    return sum + 1 + (notesOf?.notes[note]?.length ?? 0) - from
  }, 0)
}

function pagesOf(make: ColumnsMake, last: Way | undefined, first: Side): ChosenColumns[] {
  const ways: Way[] = []
  for (let way = last; way?.page; way = way.before) ways.push(way)
  return ways.toReversed().flatMap(({ page }, index): ChosenColumns[] => {
    if (!page) return []
    const charges: { name: CostName; cost: number }[] = []
    chargeColumns(make, page, (name, cost) => {
      charges.push({ name, cost })
    })
    const isRecto = (index % 2 === 0) === (first === 'recto')
    const side = isRecto ? 'recto' : 'verso'
    return [{ plan: page.plan, side, reason: reasonOf(make, page), charges }]
  })
}

/** Why a page ends where it does, as far as can be said of several columns. */
function reasonOf(
  { galley, room }: ColumnsMake,
  { to, isEnd, usedPx, carried }: ColumnsPage,
): BreakReason {
  if (to.row >= galley.rows.length) return 'end'
  if (isEnd) return 'forced'
  if (carried.some((own) => own.length > 0)) return 'notes'
  if (emptyLines(room, Math.max(...usedPx)) === 0) return 'full'
  const next = breakAtRow(galley, to.row + 1)
  return !isInside(galley, to) && next === 'never' ? 'block' : 'together'
}
