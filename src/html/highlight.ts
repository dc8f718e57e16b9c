import type { RootContent } from 'hast'
import { common, createLowlight } from 'lowlight'

const lowlight = createLowlight(common)

/** Longest code that is coloured, in characters: some grammars take seconds for more. */
const longestCode = 100_000

/**
 * Mark up the words of a program with highlight.js classes.
 *
 * @param language Name as `languageOfCode` gives it.
 * @returns `undefined` for a language that is not known and for very long code.
 */
export function highlight(code: string, language: string): RootContent[] | undefined {
  if (code.length > longestCode || !lowlight.registered(language)) return undefined
  return lowlight.highlight(language, code).children
}
