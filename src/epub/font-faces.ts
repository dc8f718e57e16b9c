import type { EpubFont, EpubFontFile } from './edition.ts'
import type { PublicationFile } from './publication.ts'

/** The embedded fonts of a publication. */
export interface FontFaces {
  /** The style sheet of the template with its `@font-face` rules and all families named. */
  readonly css: string
  /** The fonts, then the text of each of their licences once. */
  readonly files: readonly PublicationFile[]
}

/**
 * Embed fonts and make them known to a style sheet.
 *
 * Each script of a font is a family of its own, named after the main one wherever that is
 * named: reading systems that do not know `unicode-range` find every character so.
 */
export function toFontFaces(css: string, fonts: readonly EpubFont[]): FontFaces {
  const rules: string[] = []
  const files: PublicationFile[] = []
  for (const font of fonts) {
    for (const file of font.files) {
      const path = `fonts/${file.fileName}`
      rules.push(toRule(font, file, path))
      files.push({
        id: `font-${files.length + 1}`,
        path,
        mediaType: file.fileName.endsWith('.otf') ? 'font/otf' : 'font/ttf',
        bytes: file.bytes,
      })
    }
  }
  return {
    css: [...rules, nameFamilies(css, fonts)].join('\n'),
    files: [...files, ...toLicences(fonts)],
  }
}

function toRule(
  { weight, style }: EpubFont,
  { family }: EpubFontFile,
  path: string,
): string {
  return `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: ${style};
  src: url(../${path});
}
`
}

/** Name all families of a font wherever its main one is named. */
function nameFamilies(css: string, fonts: readonly EpubFont[]): string {
  const families = new Map<string, Set<string>>()
  for (const { family, files } of fonts) {
    const all = families.get(family) ?? new Set([family])
    for (const file of files) all.add(file.family)
    families.set(family, all)
  }
  const withOthers = (name: string): string => {
    const [, ...others] = families.get(name.replaceAll(/^["']|["']$/gu, '')) ?? []
    return [name, ...others.map((other) => `"${other}"`)].join(', ')
  }
  return css.replaceAll(/(?<=\bfont-family\s*:)[^;}]+/gu, (names) => {
    const all = names.split(',').map((name) => withOthers(name.trim()))
    return ` ${all.join(', ')}`
  })
}

/** A licence is named for the first family that it comes with. */
function toLicences(fonts: readonly EpubFont[]): PublicationFile[] {
  const licences = new Map<string, PublicationFile>()
  for (const { family, licence, files } of fonts) {
    if (files.length === 0 || licences.has(licence)) continue
    const number = licences.size + 1
    const name = family.toLowerCase().replaceAll(/[^a-z\d]+/gu, '-')
    licences.set(licence, {
      id: `font-licence-${number}`,
      path: `fonts/licence-${number}-${name}.txt`,
      mediaType: 'text/plain',
      bytes: licence,
    })
  }
  return [...licences.values()]
}
