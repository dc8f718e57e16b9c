import type { Nodes } from 'mdast'
import { type LanguageTag, parseLanguageTag } from '../language/tag.ts'

/** The language that a node states by `{lang=…}`, if it does. */
export function languageOf(node: Nodes): LanguageTag | undefined {
  const lang = node.data?.hProperties?.['lang']
  return typeof lang === 'string' ? parseLanguageTag(lang) : undefined
}
