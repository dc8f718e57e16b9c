import type { Shapes } from '../pdf/fonts.ts'

/** A point of a contour; between two that are off the curve lies one that is on it. */
interface Point {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
}

/**
 * Read the outlines of characters from a TrueType font.
 *
 * @param font Uncompressed, with outlines in `glyf`.
 * @param text Characters of the first plane, each once.
 * @see https://learn.microsoft.com/typography/opentype/spec/glyf
 */
export function readGlyphShapes(font: Uint8Array, text: string): Shapes {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = tablesOf(view)
  const at = (tag: string): number => tables.get(tag) ?? 0
  const isLong = view.getInt16(at('head') + 50) === 1
  const metricCount = view.getUint16(at('hhea') + 34)
  const glyphs: Record<string, { path: string; advance: number }> = {}
  for (const character of text) {
    const glyph = glyphOf(view, at('cmap'), character.codePointAt(0) ?? 0)
    const offset = (index: number): number =>
      isLong
        ? view.getUint32(at('loca') + index * 4)
        : view.getUint16(at('loca') + index * 2) * 2
    const place = (index: number): number | undefined =>
      offset(index) === offset(index + 1) ? undefined : at('glyf') + offset(index)
    const contours = glyph === 0 ? [] : contoursOf(view, glyph, place)
    glyphs[character] = {
      path: contours.map(toPath).join(''),
      advance: view.getUint16(at('hmtx') + Math.min(glyph, metricCount - 1) * 4),
    }
  }
  return { unitsPerEm: view.getUint16(at('head') + 18), glyphs }
}

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(
      ...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)),
    )
    tables.set(tag, view.getUint32(at + 8))
  }
  return tables
}

/** Look up a character in the first subtable of format 4. */
function glyphOf(view: DataView, cmap: number, codePoint: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const offset = cmap + view.getUint32(cmap + 8 + index * 8)
    if (view.getUint16(offset) !== 4) continue
    const doubled = view.getUint16(offset + 6)
    for (let at = 0; at < doubled; at += 2) {
      const start = offset + 16 + doubled + at
      const first = view.getUint16(start)
      if (codePoint > view.getUint16(offset + 14 + at)) continue
      if (codePoint < first) return 0
      const delta = view.getUint16(start + doubled)
      const range = view.getUint16(start + 2 * doubled)
      if (range === 0) return (codePoint + delta) & 0xffff
      const glyph = view.getUint16(start + 2 * doubled + range + 2 * (codePoint - first))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
  }
  return 0
}

/** Contours of a glyph by index, put together of others where it is made of them. */
function contoursOf(
  view: DataView,
  index: number,
  place: (index: number) => number | undefined,
): Point[][] {
  const at = place(index)
  if (at === undefined) return []
  return view.getInt16(at) >= 0
    ? contoursAt(view, at)
    : partsAt(view, at + 10).flatMap(({ glyph, move }) =>
        contoursOf(view, glyph, place).map((contour) => contour.map(move)),
      )
}

/** A part of a composite glyph: another glyph, and how its points are moved. */
interface Part {
  readonly glyph: number
  readonly move: (point: Point) => Point
}

function partsAt(view: DataView, start: number): Part[] {
  const parts: Part[] = []
  let at = start
  for (let flags = moreParts; (flags & moreParts) !== 0;) {
    flags = view.getUint16(at)
    const glyph = view.getUint16(at + 2)
    const isLong = (flags & 1) !== 0
    const dx = isLong ? view.getInt16(at + 4) : view.getInt8(at + 4)
    const dy = isLong ? view.getInt16(at + 6) : view.getInt8(at + 5)
    at += isLong ? 8 : 6
    const scale = (): number => {
      at += 2
      return view.getInt16(at - 2) / 16_384
    }
    const matrix = [1, 0, 0, 1]
    if ((flags & 8) !== 0) matrix[0] = matrix[3] = scale()
    else if ((flags & 64) !== 0) [matrix[0], matrix[3]] = [scale(), scale()]
    else if ((flags & 128) !== 0) matrix.splice(0, 4, scale(), scale(), scale(), scale())
    const [a = 1, b = 0, c = 0, d = 1] = matrix
    // Heights of points count downwards, those of the font upwards.
    const move = ({ x, y, isOn }: Point): Point => ({
      x: a * x - c * y + dx,
      y: -b * x + d * y - dy,
      isOn,
    })
    parts.push({ glyph, move })
  }
  return parts
}

/** Flag of a part that another follows. */
const moreParts = 32

function contoursAt(view: DataView, glyph: number): Point[][] {
  const count = view.getInt16(glyph)
  if (count === 0) return []
  const ends = Array.from({ length: count }, (_, index) =>
    view.getUint16(glyph + 10 + index * 2),
  )
  const total = (ends.at(-1) ?? -1) + 1
  let at = glyph + 10 + count * 2
  at += 2 + view.getUint16(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = view.getUint8(at++)
    flags.push(flag)
    if ((flag & 8) === 0) continue
    for (let again = view.getUint8(at++); again > 0; again -= 1) flags.push(flag)
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if ((flag & short) !== 0) {
        value += view.getUint8(at++) * ((flag & same) === 0 ? -1 : 1)
      } else if ((flag & same) === 0) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(2, 16)
  const ys = coordinates(4, 32)
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: -(ys[index] ?? 0),
    isOn: (flag & 1) === 1,
  }))
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1))
}

/** Quadratic curves: a point off the curve bends the way to the next on it. */
function toPath(contour: readonly Point[]): string {
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point
    return point.isOn || next.isOn ? [point] : [point, middle(point, next)]
  })
  const first = points.findIndex(({ isOn }) => isOn)
  const ordered = [...points.slice(first), ...points.slice(0, first + 1)]
  const [start] = ordered
  if (!start) return ''
  let path = `M${start.x} ${start.y}`
  for (let index = 1; index < ordered.length; index += 1) {
    const point = ordered[index]
    const next = ordered[index + 1]
    if (!point) break
    if (point.isOn) path += `L${point.x} ${point.y}`
    else if (next) {
      path += `Q${point.x} ${point.y} ${next.x} ${next.y}`
      index += 1
    }
  }
  return `${path}Z`
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOn: true }
}
