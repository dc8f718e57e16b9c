/** Code points from the first to the last, both included. */
export type CodePointRange = readonly [first: number, last: number]

/**
 * Parse a CSS `unicode-range` value; what is not understood is left out.
 *
 * @see https://www.w3.org/TR/css-syntax-3/#urange
 * @example
 * parseUnicodeRange('U+20, U+370-3FF, U+4??') //=> [[0x20, 0x20], [0x370, 0x3ff], [0x400, 0x4ff]]
 */
export function parseUnicodeRange(value: string): readonly CodePointRange[] {
  return value.split(',').flatMap((part) => {
    const match = /^U\+([\dA-F]+)(\?*)(?:-([\dA-F]+))?$/iu.exec(part.trim())
    if (match === null) return []
    const [, start = '', wild = '', end] = match
    const first = Number.parseInt(start + wild.replaceAll('?', '0'), 16)
    const last = Number.parseInt(end ?? start + wild.replaceAll('?', 'F'), 16)
    return [[first, last]]
  })
}

/**
 * Format code points as a CSS `unicode-range` value, neighbours joined.
 *
 * @param codePoints Sorted, each once.
 */
export function formatUnicodeRange(codePoints: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const codePoint of codePoints) {
    const range = ranges.at(-1)
    if (range !== undefined && range[1] === codePoint - 1) range[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges
    .map(([first, last]) =>
      first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`,
    )
    .join(',')
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0')
}
