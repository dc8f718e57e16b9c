import type { ElementContent } from 'hast'
import { countLetters } from '../language/count-letters.ts'
import { classesOf } from './element.ts'

/**
 * Count the letters of a piece of a chapter as places in it are counted: without note calls
 * and formulas, which print and e-book set in ways of their own.
 */
export function lettersOf(node: ElementContent): number {
  if (node.type === 'text') return countLetters(node.value)
  if (node.type !== 'element' || isUncounted(node)) return 0
  return node.children.reduce((sum, child) => sum + lettersOf(child), 0)
}

/** Whether the text of an element is left out when places are counted. */
export function isUncounted(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return ['math', 'svg'].includes(node.tagName) || classesOf(node).includes('note-call')
}
