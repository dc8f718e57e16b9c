import type { Galley, PagePlan, PageRoom } from '../../src/pages/galley.ts'

const slackPx = 0.1

/** Check pages against everything that page make-up promises; empty when they are sound. */
export function faultsOf(
  galley: Galley,
  room: PageRoom,
  pages: readonly PagePlan[],
): string[] {
  return [
    ...textFaults(galley, pages),
    ...noteLineFaults(galley, pages),
    ...orderFaults(galley, pages),
    ...floatFaults(galley, pages),
    ...pages.flatMap((page) => heightFaults(galley, room, page)),
    ...pages.flatMap((page) => breakFaults(galley, room, page)),
    ...noteRuleFaults(galley, room, pages),
  ]
}

function textFaults({ lines }: Galley, pages: readonly PagePlan[]): string[] {
  const faults: string[] = []
  let next = 0
  for (const { from, to } of pages) {
    if (from !== next || to < from) faults.push(`lines ${next} to ${from} are on no page`)
    next = to
  }
  return next === lines.length ? faults : [...faults, `lines from ${next} are on no page`]
}

function noteLineFaults({ notes }: Galley, pages: readonly PagePlan[]): string[] {
  return notes.flatMap((lines, note) => {
    const parts = pages.flatMap((page) => page.notes.filter((part) => part.note === note))
    const shown = parts.map(({ from, to }) => `${from}–${to}`).join(' ')
    const isSound =
      parts.length > 0 &&
      parts.every(
        ({ from, to }, index) =>
          from === (parts[index - 1]?.to ?? 0) && (to > from || lines.length === 0),
      ) &&
      parts.at(-1)?.to === lines.length
    const isPartedWell = parts
      .slice(1)
      .every(({ from }) => lines[from]?.mayBreakBefore === true)
    return isSound && isPartedWell ? [] : [`note ${note} stands as ${shown}`]
  })
}

/**
 * Notes called in the text begin in the order of their calls. On each page they stand in
 * that order, too, so that what goes on stands above what begins; a note called in a note
 * stands below the part that calls it, and above the next that is called in the text.
 */
function orderFaults(galley: Galley, pages: readonly PagePlan[]): string[] {
  const { notes } = galley
  const inText = pages.flatMap((page) => callsOn(galley, page))
  const rank = new Map<number, number>()
  const rankAll = (called: readonly number[], own?: number): void => {
    for (const note of called) {
      rank.set(note, own ?? rank.size)
      const inner = (notes[note] ?? []).flatMap((line) => line.notes)
      rankAll(inner, own ?? rank.get(note))
    }
  }
  rankAll(inText)
  const parts = pages.flatMap((page) => page.notes)
  const begun = parts.filter(({ note, from }) => from === 0 && inText.includes(note))
  const isCalledSo = begun.every(({ note }, index) => note === inText[index])
  return [
    ...(isCalledSo ? [] : ['notes begin in another order than that of their calls']),
    ...pages.flatMap((page, index) =>
      page.notes.flatMap(({ note, from, to }, at) => {
        const own = rank.get(note) ?? -1
        const above = page.notes.slice(0, at)
        const isInOrder = above.every((part) => (rank.get(part.note) ?? -1) <= own)
        const inner = (notes[note] ?? []).slice(from, to)
        const called = new Set(inner.flatMap((line) => line.notes))
        const isBelow = above.every((part) => !called.has(part.note))
        return isInOrder && isBelow ? [] : [`page ${index} has note ${note} out of order`]
      }),
    ),
  ]
}

/** Notes first called on a page, in the order of the text; those of a float as if it stood in its place. */
function callsOn({ lines, floats: all = [] }: Galley, page: PagePlan): number[] {
  const { from, to, floats = [] } = page
  const inLines = lines
    .slice(from, to)
    .map(({ notes }, at): readonly [number, readonly number[]] => [
      from + at + 0.5,
      notes,
    ])
  const inFloats = floats.map(({ float }): readonly [number, readonly number[]] => {
    const { place = 0, notes = [] } = all[float] ?? {}
    return [Math.max(from, Math.min(place, to)), notes]
  })
  return [...inLines, ...inFloats]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([, notes]) => notes)
}

function floatFaults(galley: Galley, pages: readonly PagePlan[]): string[] {
  const { lines, floats = [] } = galley
  const placed = pages.flatMap((page) =>
    (page.floats ?? []).map((one) => Object.assign({}, one, { page })),
  )
  const isOnce = placed.length === floats.length
  const isInOrder = placed.every(({ float }, index) => float === index)
  const levels = ['top', 'here', 'bottom', 'page']
  return [
    ...(isOnce && isInOrder ? [] : ['floats are lost, doubled or out of order']),
    ...pages.flatMap(({ floats: own = [] }, index) => {
      const falling = own.map(({ position }) => levels.indexOf(position))
      const isDownwards = falling.every((level, at) => level >= (falling[at - 1] ?? 0))
      return isDownwards ? [] : [`floats of page ${index} stand out of order`]
    }),
    ...placed.flatMap(({ float, position, page: { from, to } }) => {
      const { place = 0, call = 0, until = 0, may = [] } = floats[float] ?? {}
      const forced = lines.findIndex(
        ({ breakBefore }, line) => line >= place && breakBefore === 'forced',
      )
      let end = Math.min(until, forced === -1 ? lines.length : forced)
      while (lines[end]?.breakBefore === 'never') end += 1
      const isAlone = to === from
      const faults = [
        [isAlone !== (position === 'page'), 'is a page alone, or among text'],
        [!isAlone && !may.includes(position), `stands ${position}`],
        [position === 'here' && (place < from || place > to), 'stands not in its place'],
        [(position === 'top' || isAlone) && call > from, 'stands above its call'],
        [call > to, 'stands before its call'],
        [isAlone ? from > end : from > 0 && from >= end, 'stands behind its chapter'],
      ] as const
      return faults.flatMap(([isFault, what]) =>
        isFault ? [`float ${float} ${what}`] : [],
      )
    }),
  ]
}

/** Height of the floats of a page with the white around them. */
function floatsPx({ lines, floats: all = [] }: Galley, page: PagePlan): number {
  const { from, to, floats = [] } = page
  return floats.reduce((sum, { float, position }, index) => {
    const { heightPx = 0, gapPx = 0, place = 0 } = all[float] ?? {}
    if (position === 'page') return sum + heightPx + (index > 0 ? gapPx : 0)
    if (position !== 'here') return sum + heightPx + gapPx
    const white =
      place < lines.length
        ? (lines[place]?.topPx ?? 0) - (place > 0 ? (lines[place - 1]?.bottomPx ?? 0) : 0)
        : 0
    const side = Math.max(gapPx, white)
    const isAtEdge = place === to || (place === from && from > 0)
    return sum + heightPx + (isAtEdge ? side : 2 * side - white)
  }, 0)
}

function heightFaults(galley: Galley, room: PageRoom, page: PagePlan): string[] {
  const { from, to, notes, floats = [], overfullPx } = page
  const notesPx = notes.reduce((sum, part) => sum + partPx(galley, part), 0)
  const usedPx =
    textPx(galley, from, to) +
    floatsPx(galley, page) +
    (notesPx > 0 ? notesPx + room.separatorPx : 0)
  const overPx = Math.max(0, usedPx - room.heightPx)
  const name = `page ${from}–${to}`
  if (Math.abs(overPx - overfullPx) > slackPx) {
    return [`${name} is over by ${overPx} and says ${overfullPx}`]
  }
  if (overPx <= slackPx) return []
  const [first] = notes
  if (floats.length === 1 && to === from && notes.length === 0) return []
  const isForced =
    to > from
      ? notesPx === 0 && floats.length === 0 && isWhole(galley, from, to)
      : notes.length > 0 && first !== undefined && isLeastPart(galley, first)
  return isForced ? [] : [`${name} is over by ${overPx} for no reason`]
}

/** A line alone, or lines that may not be parted and are little higher than the page. */
function isWhole({ lines }: Galley, from: number, to: number): boolean {
  return lines.slice(from + 1, to).every((line) => line.breakBefore === 'never')
}

function isLeastPart({ notes }: Galley, part: PagePlan['notes'][number]): boolean {
  const inside = (notes[part.note] ?? []).slice(part.from + 1, part.to)
  return inside.every((line) => !line.mayBreakBefore)
}

function breakFaults(galley: Galley, room: PageRoom, page: PagePlan): string[] {
  const { from, to } = page
  const { lines } = galley
  const faults: string[] = []
  if (lines.slice(from + 1, to).some((line) => line.breakBefore === 'forced')) {
    faults.push(`page ${from}–${to} runs over a forced break`)
  }
  if (to > from && lines[to]?.breakBefore === 'never') {
    let end = to
    while (lines[end]?.breakBefore === 'never') end += 1
    const isTooHigh = textPx(galley, from, end) > room.heightPx * 1.3
    if (!isTooHigh || !isWhole(galley, from, to)) {
      faults.push(`page ${from}–${to} ends where none may`)
    }
  }
  return faults
}

function noteRuleFaults(
  galley: Galley,
  room: PageRoom,
  pages: readonly PagePlan[],
): string[] {
  const beginsOn = new Map<number, number>()
  for (const [index, page] of pages.entries()) {
    for (const { note } of page.notes) if (!beginsOn.has(note)) beginsOn.set(note, index)
  }
  return pages.flatMap((page, index) => {
    const leftPx =
      room.heightPx -
      room.separatorPx -
      textPx(galley, page.from, page.to) -
      floatsPx(galley, page)
    const early = (called: readonly number[]): string[] =>
      called
        .filter((note) => (beginsOn.get(note) ?? -1) < index)
        .map((note) => `note ${note} begins before page ${index}, where it is called`)
    const isLate = (called: readonly number[]): boolean =>
      called.some((note) => beginsOn.get(note) !== index)

    const inText = callsOn(galley, page)
    const inFirst = page.notes[0] ? calledIn(galley, page.notes[0]) : []
    const inOthers = page.notes.slice(1).flatMap((part) => calledIn(galley, part))
    const { floats = [] } = page
    const isLeast =
      page.to > page.from
        ? floats.length === 0
        : floats.length === 1 && !page.notes.length
    const mayTextBeLate =
      isLeast &&
      isWhole(galley, page.from, page.to) &&
      leastPx(galley, inText) > leftPx - slackPx
    const first = page.notes[0]
    const mayFirstBeLate =
      first !== undefined && leastOfPart(galley, first) > leftPx - slackPx
    return [
      ...early([...inText, ...inFirst, ...inOthers]),
      ...(isLate(inText) && !mayTextBeLate
        ? [`a note of page ${index} begins late`]
        : []),
      ...(isLate(inFirst) && !mayFirstBeLate
        ? [`a note called in the first note of page ${index} begins late`]
        : []),
      ...(isLate(inOthers)
        ? [`a note called in a note of page ${index} begins late`]
        : []),
    ]
  })
}

function calledIn({ notes }: Galley, part: PagePlan['notes'][number]): number[] {
  return (notes[part.note] ?? []).slice(part.from, part.to).flatMap((line) => line.notes)
}

function textPx({ lines }: Galley, from: number, to: number): number {
  const first = lines[from]
  const last = lines[to - 1]
  if (!first || !last || to <= from) return 0
  return from === 0 ? last.bottomPx : last.bottomPx - first.topPx + first.headPx
}

function partPx(
  { notes }: Galley,
  { note, from, to }: PagePlan['notes'][number],
): number {
  const lines = notes[note] ?? []
  const first = lines[from]
  const last = lines[to - 1]
  if (!first || !last || to <= from) return 0
  return last.bottomPx - first.topPx + (from > 0 ? first.headPx : 0)
}

/** Height with which notes called one after the other can just begin: all but the last whole. */
function leastPx(galley: Galley, notes: readonly number[]): number {
  return notes.reduce(
    (sum, note, index) =>
      sum +
      (index < notes.length - 1
        ? wholePx(galley, note)
        : leastOfPart(galley, { note, from: 0 })),
    0,
  )
}

function leastOfPart(
  galley: Galley,
  { note, from }: { readonly note: number; readonly from: number },
): number {
  const lines = galley.notes[note] ?? []
  let to = Math.min(from + 1, lines.length)
  while (to < lines.length && lines[to]?.mayBreakBefore !== true) to += 1
  const part = { note, from, to }
  return partPx(galley, part) + leastPx(galley, calledIn(galley, part))
}

function wholePx(galley: Galley, note: number): number {
  const part = { note, from: 0, to: galley.notes[note]?.length ?? 0 }
  return calledIn(galley, part).reduce(
    (sum, inner) => sum + wholePx(galley, inner),
    partPx(galley, part),
  )
}
