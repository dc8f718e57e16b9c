import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import type { FontFace, FontSource, FontSubset } from '../pdf/fonts.ts'
import { fontPackage } from '../language/font-package.ts'
import { fontCharacters } from './font-characters.ts'
import { readGlyphShapes } from './glyph-shapes.ts'
import { type FontPackage, readFontPackage } from './font-package.ts'
import {
  type CodePointRange,
  formatUnicodeRange,
  parseUnicodeRange,
} from '../language/unicode-range.ts'

/** Entries of a font's name table that tell of its rights: the licence asks that they stay. */
const rightsNameIds = [0, 7, 13, 14]

/** Fonts from the `@fontsource` packages installed with diglot; files are read when they are needed, and once. */
export function packageFonts(): FontSource {
  const packages = new Map<string, Promise<FontPackage | undefined>>()
  const packageOf = (family: string): Promise<FontPackage | undefined> => {
    const found = packages.get(family) ?? readFontPackage(family)
    packages.set(family, found)
    return found
  }
  const facesOf = async (family: string): Promise<readonly FontFace[]> =>
    (await packageOf(family))?.faces ?? []
  const fileOf = async (face: FontFace): Promise<string> => {
    const found = await packageOf(face.family)
    if (found?.faces.some((one) => one.path === face.path) !== true) {
      throw new RangeError(`no installed font has the face ${face.path}`)
    }
    return found.fileOf(face)
  }

  const ranges = new Map<string, readonly CodePointRange[]>()
  const isInRange = (face: FontFace, codePoint: number): boolean => {
    const known = ranges.get(face.unicodeRange) ?? parseUnicodeRange(face.unicodeRange)
    ranges.set(face.unicodeRange, known)
    return known.some(([first, last]) => first <= codePoint && codePoint <= last)
  }

  const characters = new Map<string, ReadonlySet<number>>()
  const hasGlyph = (face: FontFace, file: string, codePoint: number): boolean => {
    // The range first: most files are never opened.
    if (!isInRange(face, codePoint)) return false
    const known = characters.get(file) ?? readCharacters(file)
    characters.set(file, known)
    return known.has(codePoint)
  }

  return {
    faces: facesOf,
    async read(face) {
      const file = await fileOf(face)
      return readFile(file).catch((cause: unknown) => {
        throw unreadable(file, cause)
      })
    },
    async coverage(families) {
      const faces = (await Promise.all(families.map(facesOf))).flat()
      const files = await Promise.all(faces.map(fileOf))
      const known = new Map<number, boolean>()
      return (codePoint) => {
        const answer =
          known.get(codePoint) ??
          faces.some((face, index) => hasGlyph(face, files[index] ?? '', codePoint))
        known.set(codePoint, answer)
        return answer
      }
    },
    async shapes(family, text) {
      const found = await packageOf(family)
      const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0)
      const face = (found?.faces ?? []).find(
        (one) =>
          one.style === 'normal' &&
          codePoints.every((codePoint) => isInRange(one, codePoint)),
      )
      if (found === undefined || face === undefined) {
        throw new BuildError(`the font \`${family}\` is not installed`, {
          hint: `run \`npm install ${fontPackage(family)}\`, or name another font`,
        })
      }
      const { default: subsetFont } = await import('subset-font')
      const font = await subsetFont(await readFile(found.fileOf(face)), text, {
        targetFormat: 'truetype',
      })
      return readGlyphShapes(font, text)
    },
    async subset({ family, weight, style }, text) {
      const found = await packageOf(family)
      const faces = (found?.faces ?? []).filter(
        (face) => face.weight === weight && face.style === style,
      )
      if (found === undefined || faces.length === 0) return { files: [], licence: '' }
      const codePoints = [...new Set(text)].map(
        (character) => character.codePointAt(0) ?? 0,
      )
      // As in CSS the last face that has a character sets it.
      const shares = new Map(faces.toReversed().map((face) => [face, new Set<number>()]))
      for (const codePoint of codePoints) {
        const face = faces.findLast((one) => hasGlyph(one, found.fileOf(one), codePoint))
        if (face !== undefined) shares.get(face)?.add(codePoint)
      }
      const files: FontSubset[] = []
      for (const [face, share] of shares) {
        if (share.size > 0) files.push(await cut(face, found.fileOf(face), share))
      }
      return { files, licence: await readFile(found.licencePath, 'utf8') }
    },
  }
}

function readCharacters(file: string): ReadonlySet<number> {
  try {
    return fontCharacters(readFileSync(file)) ?? new Set()
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** Cut a face down to some of its characters. */
async function cut(
  face: FontFace,
  file: string,
  share: ReadonlySet<number>,
): Promise<FontSubset> {
  // Loaded for e-books alone: HarfBuzz as WebAssembly.
  const { default: subsetFont } = await import('subset-font')
  const codePoints = [...share].toSorted((a, b) => a - b)
  const bytes = await subsetFont(
    await readFile(file),
    String.fromCodePoint(...codePoints),
    { targetFormat: 'truetype', preserveNameIds: rightsNameIds },
  )
  return {
    family: face.family + subsetSuffix(face),
    fileName: basename(face.path).replace(/woff2$/u, 'ttf'),
    unicodeRange: formatUnicodeRange(codePoints),
    bytes,
  }
}

/** ` greek-ext`, but nothing for Latin, which keeps the family's own name. */
function subsetSuffix(face: FontFace): string {
  const id = face.family.toLowerCase().replaceAll(/\s+/gu, '-')
  const subset = basename(face.path)
    .slice(id.length + 1)
    .replace(/-\d+-\w+\.woff2$/u, '')
  return subset === 'latin' ? '' : ` ${subset}`
}

function unreadable(file: string, cause: unknown): BuildError {
  return new BuildError(`cannot read the font \`${file}\``, {
    cause,
    hint: 'install diglot again',
  })
}
