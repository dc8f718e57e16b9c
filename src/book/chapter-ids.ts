import GithubSlugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { tokenizeHtml } from '../markdown/html-tokens.ts'
import { titleOf } from './contents.ts'

/** The ids of a chapter: what writers call a place, and what it is called in the edition. */
export interface ChapterIds {
  /** Id in the edition by label in the manuscript: `{#id}`, or GitHub's slug of a heading. */
  readonly byLabel: ReadonlyMap<string, string>
  /** Id in the edition by the id that raw HTML gives an element; of two the first counts. */
  readonly byHtmlId: ReadonlyMap<string, string>
  /** Id in the edition of each node that has one. */
  readonly byNode: ReadonlyMap<Nodes, string>
}

/** What a chapter's ids are made with. */
export interface IdOptions {
  /** Begins every id. */
  readonly chapterId: string
  /** Ids of the edition so far; gains those of this chapter. */
  readonly taken: Set<string>
  /** Counts headings of one name: the same for all chapters of a file, as on GitHub. */
  readonly slugger?: GithubSlugger
}

/**
 * Give the labelled nodes and the headings of a chapter their ids in the edition.
 *
 * Headings without a label answer to the anchor that GitHub gives them, so that links
 * which work there work here; a label that somebody wrote comes before such an anchor.
 */
export function chapterIds(
  blocks: readonly Nodes[],
  { chapterId, taken, slugger = new GithubSlugger() }: IdOptions,
): ChapterIds {
  const written = new Map<string, string>()
  const slugs = new Map<string, string>()
  const byNode = new Map<Nodes, string>()
  const byHtmlId = new Map<string, string>()

  const visit = (node: Nodes): void => {
    const label = node.data?.hProperties?.['id']
    const slug =
      node.type === 'heading' ? slugger.slug(titleOf(node).titleText) : undefined
    const name = typeof label === 'string' ? label : slug
    if (name !== undefined) {
      const id = uniqueId(`${chapterId}-${asciiName(name) || 'section'}`, taken)
      byNode.set(node, id)
      if (typeof label === 'string' && !written.has(label)) written.set(label, id)
      if (slug !== undefined && !slugs.has(slug)) slugs.set(slug, id)
    }
    if (node.type === 'html') {
      for (const given of htmlIds(node.value)) {
        if (byHtmlId.has(given)) continue
        const base = `${chapterId}-${asciiName(given) || 'anchor'}`
        byHtmlId.set(given, uniqueId(base, taken))
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const block of blocks) visit(block)
  return { byLabel: new Map([...slugs, ...byHtmlId, ...written]), byNode, byHtmlId }
}

/** Ids that raw HTML gives to its elements. */
function htmlIds(html: string): string[] {
  return tokenizeHtml(html).flatMap((token) => {
    if (token.kind !== 'start') return []
    const name = token.name === 'a' ? token.attributes.get('name') : undefined
    const id = token.attributes.get('id') ?? name
    return id !== undefined && /^\S+$/u.test(id) ? [id] : []
  })
}

/**
 * Make an id unique by a number behind it.
 *
 * @param taken Gains the id.
 */
export function uniqueId(id: string, taken: Set<string>): string {
  let unique = id
  for (let number = 2; taken.has(unique); number += 1) unique = `${id}-${number}`
  taken.add(unique)
  return unique
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
