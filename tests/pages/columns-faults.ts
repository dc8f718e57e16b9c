import type { GalleyLine, PageRoom } from '../../src/pages/galley.ts'
import type { ColumnsPlan, ParallelGalley } from '../../src/pages/parallel-galley.ts'

const slackPx = 0.1

/** Check pages of parallel columns against everything that is promised of them; empty when sound. */
export function columnsFaults(
  galley: ParallelGalley,
  room: PageRoom,
  pages: readonly ColumnsPlan[],
): string[] {
  return [
    ...textFaults(galley, pages),
    ...noteFaults(galley, pages),
    ...pages.flatMap((page, index) => pageFaults(galley, room, page, index)),
    ...beadFaults(galley, pages),
  ]
}

function textFaults(
  { columns }: ParallelGalley,
  pages: readonly ColumnsPlan[],
): string[] {
  return columns.flatMap(({ lines }, column) => {
    let next = 0
    const faults: string[] = []
    for (const page of pages) {
      const { from = -1, to = -1 } = page.columns[column] ?? {}
      const isLost = from !== next || to < from
      if (isLost) faults.push(`column ${column}: lines from ${next} are lost`)
      next = to
    }
    return next === lines.length
      ? faults
      : [...faults, `column ${column} ends at ${next}`]
  })
}

function linesOf(
  galley: ParallelGalley,
  page: ColumnsPlan,
  column: number,
): GalleyLine[] {
  const { from = 0, to = 0 } = page.columns[column] ?? {}
  return galley.columns[column]?.lines.slice(from, to) ?? []
}

function noteFaults(galley: ParallelGalley, pages: readonly ColumnsPlan[]): string[] {
  const notes = galley.columns[0]?.notes ?? []
  return notes.flatMap((lines, note) => {
    const faults: string[] = []
    const calledOn = pages.findIndex((page) =>
      galley.columns.some((_, column) =>
        linesOf(galley, page, column).some((line) => line.notes.includes(note)),
      ),
    )
    const column = galley.columns.findIndex((own) =>
      own.lines.some((line) => line.notes.includes(note)),
    )
    let next = 0
    for (const [index, page] of pages.entries()) {
      for (const [area, parts] of page.areas.entries()) {
        for (const part of parts.filter((one) => one.note === note)) {
          const isOwn = galley.areas[area]?.includes(column) === true
          if (!isOwn) faults.push(`note ${note} is in area ${area}`)
          if (next === 0 && index < calledOn) faults.push(`note ${note} is early`)
          if (next === 0 && index > calledOn && !mayBeLate(galley, pages, calledOn)) {
            faults.push(`note ${note} is late`)
          }
          if (part.from !== next) faults.push(`note ${note} goes on at ${part.from}`)
          if (part.from > 0 && lines[part.from]?.mayBreakBefore !== true) {
            faults.push(`note ${note} is parted at ${part.from}`)
          }
          next = part.to
        }
      }
    }
    if (next !== lines.length) faults.push(`note ${note} ends at ${next}`)
    return faults
  })
}

/** Notes wait only where a page takes as little as can be. */
function mayBeLate(
  galley: ParallelGalley,
  pages: readonly ColumnsPlan[],
  index: number,
): boolean {
  const page = pages[index]
  return (
    page !== undefined &&
    galley.columns.some((_, column) => {
      const lines = linesOf(galley, page, column)
      return (
        lines.some((line) => line.notes.length > 0) &&
        lines.slice(1).every((line) => line.breakBefore === 'never')
      )
    })
  )
}

/** Heights of the columns of a page, as a browser stacks them. */
export function stack(
  galley: ParallelGalley,
  page: ColumnsPlan,
): { readonly heights: number[]; readonly starts: Map<number, number[]> } {
  const { columns, rows } = galley
  const heights = columns.map(() => 0)
  const starts = new Map<number, number[]>()
  let y = 0
  let isFirst = true
  for (const [row, { topPx, first }] of rows.entries()) {
    const parts = columns.map((own, column) => {
      const { from = 0, to = 0 } = page.columns[column] ?? {}
      const end = rows[row + 1]?.first[column] ?? own.lines.length
      const low = Math.max(from, first[column] ?? 0)
      return { low, lines: own.lines.slice(low, Math.max(low, Math.min(to, end))) }
    })
    if (parts.every(({ lines }) => lines.length === 0)) continue
    const isCut = parts.some(({ low, lines }, column) => {
      return lines.length > 0 && low > (first[column] ?? 0)
    })
    const isWholeRowHere = columns.every((_, column) => {
      return (page.columns[column]?.from ?? 0) <= (first[column] ?? 0)
    })
    const above = rows[row - 1]
    const gapPx = topPx - (above ? bottomOfRow(galley, row - 1) : 0)
    if (!isFirst || (row === 0 && isWholeRowHere)) y += gapPx
    isFirst = false
    let lowest = y
    for (const [column, { low, lines }] of parts.entries()) {
      const [head] = lines
      const last = lines.at(-1)
      if (!head || !last) continue
      const lowered = isCut ? (page.loweredPx[column] ?? 0) : 0
      const repeated = low > (first[column] ?? 0) ? head.headPx : 0
      heights[column] = y + lowered + repeated + last.bottomPx - head.topPx
      lowest = Math.max(lowest, heights[column] ?? 0)
      if (isWholeRowHere) starts.set(row, [...(starts.get(row) ?? []), y])
    }
    y = lowest
  }
  return { heights, starts }
}

function bottomOfRow({ columns, rows }: ParallelGalley, row: number): number {
  let bottomPx = rows[row]?.topPx ?? 0
  for (const [column, { lines }] of columns.entries()) {
    const from = rows[row]?.first[column] ?? 0
    const to = rows[row + 1]?.first[column] ?? lines.length
    if (to > from) bottomPx = Math.max(bottomPx, lines[to - 1]?.bottomPx ?? 0)
  }
  return bottomPx
}

function pageFaults(
  galley: ParallelGalley,
  room: PageRoom,
  page: ColumnsPlan,
  index: number,
): string[] {
  const { heights } = stack(galley, page)
  const notes = galley.columns[0]?.notes ?? []
  const overPx = Math.max(
    ...galley.areas.map((columns, area) => {
      const notesPx = (page.areas[area] ?? []).reduce((sum, { note, from, to }) => {
        const lines = notes[note] ?? []
        return sum + (lines[to - 1]?.bottomPx ?? 0) - (lines[from]?.topPx ?? 0)
      }, 0)
      const textPx = Math.max(...columns.map((column) => heights[column] ?? 0))
      return textPx + (notesPx > 0 ? notesPx + room.separatorPx : 0) - room.heightPx
    }),
  )
  const faults: string[] = []
  if (Math.abs(Math.max(0, overPx) - page.overfullPx) > slackPx) {
    faults.push(`page ${index} is over by ${overPx} and says ${page.overfullPx}`)
  }
  for (const [column, { from, to }] of page.columns.entries()) {
    const kind = galley.columns[column]?.lines[to]?.breakBefore
    const isTooHigh = page.overfullPx > 0 || isRun(linesOf(galley, page, column))
    if (to > from && kind === 'never' && !isTooHigh && !isRowStart(galley, column, to)) {
      faults.push(`page ${index} ends where column ${column} may not`)
    }
    const inside = galley.columns[column]?.lines.slice(from + 1, to) ?? []
    if (inside.some((line) => line.breakBefore === 'forced')) {
      faults.push(`page ${index} runs over a forced break`)
    }
  }
  return faults
}

function isRun(lines: readonly GalleyLine[]): boolean {
  return lines.slice(1).every((line) => line.breakBefore === 'never')
}

function isRowStart({ rows }: ParallelGalley, column: number, line: number): boolean {
  return rows.some(({ first }) => first[column] === line)
}

/** Every side of a bead begins on the same page. */
function beadFaults(galley: ParallelGalley, pages: readonly ColumnsPlan[]): string[] {
  return galley.rows.flatMap(({ first }, row) => {
    const begins = galley.columns.flatMap(({ lines }, column) => {
      const line = first[column] ?? 0
      const end = galley.rows[row + 1]?.first[column] ?? lines.length
      if (end === line) return []
      return pages.findIndex(({ columns }) => {
        const { from = 0, to = 0 } = columns[column] ?? {}
        return line >= from && line < to
      })
    })
    return new Set(begins).size > 1
      ? [`row ${row} begins on pages ${begins.join(' ')}`]
      : []
  })
}
