/**
 * Name of the npm package that holds a font family.
 *
 * @param family CSS family, in any case.
 * @example
 * fontPackage('Noto Serif JP') //=> '@fontsource/noto-serif-jp'
 */
export function fontPackage(family: string): string {
  return `@fontsource/${family.trim().toLowerCase().replaceAll(/\s+/gu, '-')}`
}
