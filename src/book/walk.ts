import type { Nodes } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import { languageOf } from '../markdown/language-of.ts'
import type { Chapter } from './book.ts'

/** Hears of a node, and of the language of the passage it stands in. */
type Visit = (node: Nodes, language: LanguageTag) => void

/** Call `visit` for every node of a chapter's text and notes, in that order. */
export function walkChapter({ tree, notes, language }: Chapter, visit: Visit): void {
  walk(tree, language, visit)
  for (const { definition } of notes) walk(definition, language, visit)
}

function walk(node: Nodes, around: LanguageTag, visit: Visit): void {
  const language = languageOf(node) ?? around
  visit(node, language)
  if ('children' in node) for (const child of node.children) walk(child, language, visit)
}
