/**
 * Name the file beside a translation that holds its base text: the original as it stood
 * when it was translated.
 *
 * @example
 * baseTextPath('en/01-word.md') //=> 'en/01-word.base.md'
 * baseTextPath('essay.en.md') //=> 'essay.en.base.md'
 */
export function baseTextPath(path: string): string {
  return path.replace(/(?=\.[^./]+$)/u, '.base')
}

/** Leave out the base texts among the paths of a manuscript: they are no chapters. */
export function withoutBaseTexts(paths: readonly string[]): string[] {
  const baseTexts = new Set(paths.map(baseTextPath))
  return paths.filter((path) => !baseTexts.has(path))
}
