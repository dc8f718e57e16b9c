import type { ChosenFonts } from '../book/choose-fonts.ts'
import { parseUnicodeRange } from '../language/unicode-range.ts'
import type { FontFace } from './fonts.ts'

/**
 * Say which characters the faces of an added family set: its own script, and the signs
 * that go with it. Latin words among them stay in the template's family.
 *
 * Faces without an italic set italics upright: the browser would slant them.
 *
 * @param faces All of one added family.
 */
export function addedFaces(
  faces: readonly FontFace[],
  { added, ofLanguage }: ChosenFonts,
): FontFace[] {
  const codePoints = [...added].map((character) => character.codePointAt(0) ?? 0)
  const font = [...ofLanguage.values()].find(({ family }) => family === faces[0]?.family)
  const limited = faces.flatMap((face): FontFace[] => {
    const ranges = parseUnicodeRange(face.unicodeRange)
    const isLatin = ranges.some(([first, last]) => first <= 0x61 && 0x61 <= last)
    if (isLatin) return font ? [{ ...face, unicodeRange: font.signs }] : []
    const isNeeded = codePoints.some((codePoint) =>
      ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
    )
    return isNeeded ? [face] : []
  })
  const hasItalic = faces.some(({ style }) => style === 'italic')
  if (hasItalic) return limited
  return limited.concat(
    limited.map((face): FontFace => Object.assign({}, face, { style: 'italic' })),
  )
}
