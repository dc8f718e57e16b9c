import type { Nodes } from 'mdast'
import { type FoundNumber, numbersIn } from './numbers-in.ts'

/** What of a passage a translation is held against. */
export interface PassageFacts {
  /** Running text without code, formulas and tags; addresses are not in it. */
  readonly text: string
  readonly numbers: readonly FoundNumber[]
  /** Addresses of links and pictures, in order, with where they stand. */
  readonly addresses: readonly PlacedAddress[]
  /** Letters inside emphasis, links and passages in another language. */
  readonly markedLetters: number
}

/** An address, and the link or picture that has it. */
export interface PlacedAddress {
  readonly url: string
  readonly node: Nodes
}

/** Take a passage apart for `checkConcordance`. */
export function passageFacts(nodes: readonly Nodes[]): PassageFacts {
  const draft: Draft = { text: '', addresses: [], markedLetters: 0 }
  for (const node of nodes) collect(node, draft)
  return { ...draft, numbers: numbersIn(draft.text) }
}

interface Draft {
  text: string
  readonly addresses: PlacedAddress[]
  markedLetters: number
}

const marked: ReadonlySet<Nodes['type']> = new Set([
  'emphasis',
  'link',
  'linkReference',
  'span',
])

const apart: ReadonlySet<Nodes['type']> = new Set([
  'inlineCode',
  'code',
  'inlineMath',
  'math',
  'footnoteDefinition',
  'footnoteReference',
  'definition',
])

function collect(node: Nodes, draft: Draft): void {
  if (apart.has(node.type)) {
    // What stands around it must not become one word or one number.
    draft.text += '\u00A4'
    return
  }
  if (node.type === 'text') {
    draft.text += node.value
  } else if (node.type === 'html') {
    for (const [, url = ''] of node.value.matchAll(/\s(?:src|href)="([^"]+)"/gu)) {
      draft.addresses.push({ url, node })
    }
    draft.text += node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)|<[^>]*(?:>|$)/gu, ' ')
  } else if (node.type === 'link' || node.type === 'image') {
    draft.addresses.push({ url: node.url, node })
  }
  if (!('children' in node)) return
  const before = draft.text.length
  if (node.type === 'link' && isBare(node)) draft.text += ' '
  else for (const child of node.children) collect(child, draft)
  if (marked.has(node.type)) draft.markedLetters += draft.text.length - before
  if (isBlock(node)) draft.text += '\n'
}

function isBare({ url, children }: Extract<Nodes, { type: 'link' }>): boolean {
  const [child] = children
  return (
    child?.type === 'text' && /^(?:https?:|www\.|\S+@)/u.test(child.value) && url !== ''
  )
}

function isBlock({ type }: Nodes): boolean {
  return !marked.has(type) && type !== 'strong' && type !== 'delete'
}
