import type { FontFace } from './fonts.ts'

/** Write the `@font-face` rules of fonts that are served under the virtual origin. */
export function fontFaces(faces: readonly FontFace[]): string {
  return faces
    .map(
      ({ family, weight, style, path, unicodeRange }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};` +
        `src:url(/${path}) format("woff2");unicode-range:${unicodeRange};font-display:block}\n`,
    )
    .join('')
}
