import { brotliDecompressSync } from 'node:zlib'

/** Number of `cmap` in WOFF2's list of known tables. */
const cmapTag = 0
const glyfTag = 10
const locaTag = 11
/** Marks a table whose name is written out. */
const arbitraryTag = 63

const woff2Signature = 0x774f4632
const headerLength = 48

/**
 * Read which code points a font has a glyph for.
 *
 * One table of a small file is wanted, so it is read here: a font library takes half a
 * second to load and a tenth for each file.
 *
 * @param woff2 A font file, read, not changed.
 * @returns `undefined` when it is no WOFF2 font.
 * @see https://www.w3.org/TR/WOFF2/#FileStructure
 */
export function fontCharacters(woff2: Uint8Array): ReadonlySet<number> | undefined {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength)
  if (view.byteLength < headerLength || view.getUint32(0) !== woff2Signature) {
    return undefined
  }
  const { cmapStart, cmapLength, end } = readDirectory(view)
  const tables = brotliDecompressSync(woff2.subarray(end, end + view.getUint32(20)))
  return readCmap(new DataView(tables.buffer, tables.byteOffset + cmapStart, cmapLength))
}

/** Find `cmap` among the decompressed tables, and the end of the directory in the file. */
function readDirectory(view: DataView): {
  readonly cmapStart: number
  readonly cmapLength: number
  readonly end: number
} {
  let at = headerLength
  const base128 = (): number => {
    let value = 0
    for (;;) {
      const byte = view.getUint8(at++)
      value = value * 128 + (byte & 0x7f)
      if (byte < 0x80) return value
    }
  }

  let start = 0
  let cmapStart = 0
  let cmapLength = 0
  for (let left = view.getUint16(12); left > 0; left--) {
    const flags = view.getUint8(at++)
    const tag = flags & 0x3f
    if (tag === arbitraryTag) at += 4
    let length = base128()
    // Version 0 means transformed for these two, and untouched for all others.
    const untouched = tag === glyfTag || tag === locaTag ? 3 : 0
    if (flags >> 6 !== untouched) length = base128()
    if (tag === cmapTag) [cmapStart, cmapLength] = [start, length]
    start += length
  }
  return { cmapStart, cmapLength, end: at }
}

/** @see https://learn.microsoft.com/typography/opentype/spec/cmap */
function readCmap(cmap: DataView): ReadonlySet<number> {
  const characters = new Set<number>()
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const platform = cmap.getUint16(4 + index * 8)
    const offset = cmap.getUint32(8 + index * 8)
    const format = cmap.getUint16(offset)
    // Unicode itself, and Windows' way of saying it.
    if (platform !== 0 && platform !== 3) continue
    if (format === 4) addSegments(cmap, offset, characters)
    if (format === 12) addGroups(cmap, offset, characters)
  }
  return characters
}

/** Format 4: segments of the first plane. */
function addSegments(cmap: DataView, offset: number, characters: Set<number>): void {
  const doubled = cmap.getUint16(offset + 6)
  const ends = offset + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const rangeOffsets = deltas + doubled
  for (let at = 0; at < doubled; at += 2) {
    const start = cmap.getUint16(starts + at)
    const end = Math.min(cmap.getUint16(ends + at), 0xfffe)
    const rangeOffset = cmap.getUint16(rangeOffsets + at)
    for (let codePoint = start; codePoint <= end; codePoint++) {
      const glyph =
        rangeOffset === 0
          ? (codePoint + cmap.getUint16(deltas + at)) & 0xffff
          : cmap.getUint16(rangeOffsets + at + rangeOffset + 2 * (codePoint - start))
      if (glyph !== 0) characters.add(codePoint)
    }
  }
}

/** Format 12: groups of all planes. */
function addGroups(cmap: DataView, offset: number, characters: Set<number>): void {
  const count = cmap.getUint32(offset + 12)
  for (let at = offset + 16; at < offset + 16 + count * 12; at += 12) {
    const last = cmap.getUint32(at + 4)
    const firstGlyph = cmap.getUint32(at + 8)
    for (let codePoint = cmap.getUint32(at); codePoint <= last; codePoint++) {
      if (firstGlyph !== 0) characters.add(codePoint)
    }
  }
}
