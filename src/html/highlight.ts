import type { RootContent } from 'hast'
import { common, createLowlight } from 'lowlight'

const lowlight = createLowlight(common)

/** Longest code that is coloured, in characters: some grammars take seconds for more. */
const longestCode = 100_000

/**
 * Mark up the words of a program with highlight.js classes.
 *
 * @param language Name as `languageOfCode` gives it.
 * @returns `undefined` for a language that is not known, for very long code, and where the
 *   marks stand in each other so deep that it cannot be a program.
 */
export function highlight(code: string, language: string): RootContent[] | undefined {
  if (code.length > longestCode || !lowlight.registered(language)) return undefined
  const { children } = lowlight.highlight(language, code)
  return isDeep(children) ? undefined : children
}

/** Programs need about ten levels; what comes after us is recursive. */
const deepest = 50

function isDeep(nodes: readonly RootContent[]): boolean {
  let level = nodes
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((node) => (node.type === 'element' ? node.children : []))
  }
  return false
}
