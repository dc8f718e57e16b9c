import type { BlockKind } from './block-traits.ts'

const names: Readonly<Partial<Record<BlockKind, string>>> = {
  item: 'list item',
  line: 'line of verse',
  html: 'piece of HTML',
  translator: 'translator’s passage',
}

/** Name a kind of block in words that a writer knows. */
export function nameOfKind(kind: BlockKind): string {
  return names[kind] ?? kind
}
