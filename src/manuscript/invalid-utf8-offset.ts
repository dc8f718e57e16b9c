/**
 * Find the first byte that makes a file no UTF-8.
 *
 * @returns Offset of the sequence that is ill-formed, or `undefined` when all is well.
 *   Linear in the number of bytes.
 * @see The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
 */
export function invalidUtf8Offset(bytes: Uint8Array): number | undefined {
  let offset = 0
  while (offset < bytes.length) {
    const first = bytes[offset] ?? 0
    if (first < 0x80) {
      offset += 1
      continue
    }
    const length = sequenceLength(first)
    if (length === 0 || !isWellFormed(bytes, offset, length)) return offset
    offset += length
  }
  return undefined
}

function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  if (first >= 0xf0 && first <= 0xf4) return 4
  return 0
}

function isWellFormed(bytes: Uint8Array, offset: number, length: number): boolean {
  const [lowest, highest] = secondByteRange(bytes[offset] ?? 0)
  const second = bytes[offset + 1] ?? 0
  if (second < lowest || second > highest) return false
  for (let index = 2; index < length; index += 1) {
    const byte = bytes[offset + index] ?? 0
    if (byte < 0x80 || byte > 0xbf) return false
  }
  return true
}

/** Narrower where a longer form, a surrogate or more than U+10FFFF would follow. */
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  if (first === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}
