import GithubSlugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { titleOf } from './contents.ts'

/** The ids of a chapter: what writers call a place, and what it is called in the edition. */
export interface ChapterIds {
  /** Id in the edition by label in the manuscript: `{#id}`, or GitHub's slug of a heading. */
  readonly byLabel: ReadonlyMap<string, string>
  /** Id in the edition of each node that has one. */
  readonly byNode: ReadonlyMap<Nodes, string>
}

/**
 * Give the labelled nodes and the headings of a chapter their ids in the edition.
 *
 * Headings without a label answer to the anchor that GitHub gives them, so that links
 * which work there work here.
 *
 * @param chapterId Begins every id, so that chapters cannot clash.
 */
export function chapterIds(blocks: readonly Nodes[], chapterId: string): ChapterIds {
  const slugger = new GithubSlugger()
  const byLabel = new Map<string, string>()
  const byNode = new Map<Nodes, string>()
  const taken = new Set<string>()

  const visit = (node: Nodes): void => {
    const label = node.data?.hProperties?.['id']
    const slug =
      node.type === 'heading' ? slugger.slug(titleOf(node).titleText) : undefined
    const name = typeof label === 'string' ? label : slug
    if (name !== undefined) {
      const id = `${chapterId}-${asciiName(name) || 'section'}`
      const unique = uniqueAmong(id, taken)
      taken.add(unique)
      byNode.set(node, unique)
      if (!byLabel.has(name)) byLabel.set(name, unique)
      if (slug !== undefined && !byLabel.has(slug)) byLabel.set(slug, unique)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const block of blocks) visit(block)
  return { byLabel, byNode }
}

function uniqueAmong(id: string, taken: ReadonlySet<string>): string {
  let candidate = id
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${id}-${number}`
  return candidate
}

/**
 * Reduce a name to ASCII letters, digits and hyphens, fit for an XML id and a file name.
 *
 * @example
 * asciiName('Übersetzung und Wort') //=> 'ubersetzung-und-wort'
 */
export function asciiName(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
}
