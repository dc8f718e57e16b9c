import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import { VFile } from 'vfile'
import type { Chapter, Note } from '../../src/book/book.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { tag } from '../support/tag.ts'

const series = { prefix: '', name: 'author', marker: 'decimal', label: {} } as const

/**
 * A chapter as the book would have it: notes numbered in the order of their definitions,
 * nothing else resolved.
 *
 * @param images Paths of images that the book knows.
 */
export function chapterOf(text: string, language = 'en', images: string[] = []): Chapter {
  const file = new VFile({ path: 'chapters/input.md', value: text })
  const tree = parseMarkdown(file, { series: [series], language: tag(language) })
  const notes = tree.children
    .filter((node) => node.type === 'footnoteDefinition')
    .map((definition, index) => noteOf(definition, index + 1))
  const children = tree.children.filter((node) => node.type !== 'footnoteDefinition')
  const root: Root = { ...tree, children }
  const counts = new Map<string, number>()
  numberCalls(root, notes, counts)
  for (const { definition } of notes) numberCalls(definition, notes, counts)
  return {
    id: 'input',
    language: tag(language),
    file,
    title: [],
    titleText: '',
    tree: root,
    notes,
    contents: [],
    ids: [...text.matchAll(/\{#(?<id>[\w-]+)/gu)].map(
      ({ groups }) => groups?.['id'] ?? '',
    ),
    images,
    anchors: anchorsOf(text),
  }
}

/** Raw HTML keeps its ids here; in a book they begin with that of the chapter. */
function anchorsOf(text: string): NonNullable<Chapter['anchors']> {
  const names = [...text.matchAll(/(?:id|name)="?(?<id>[^\s">]+)|\{#(?<label>[\w-]+)/gu)]
  const ids = new Map(
    names.map(({ groups }) => {
      const name = groups?.['id'] ?? groups?.['label'] ?? ''
      return [name, name] as const
    }),
  )
  return { ids, labels: ids }
}

function noteOf(definition: FootnoteDefinition, number: number): Note {
  return {
    id: `note-${number}`,
    series,
    marker: String(number),
    label: '',
    calls: [`call-${number}`],
    definition,
  }
}

function numberCalls(
  node: Nodes,
  notes: readonly Note[],
  counts: Map<string, number>,
): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    numberCalls(child, notes, counts)
    if (child.type !== 'footnoteReference') continue
    const { identifier } = child
    const note = notes.find((one) => one.definition.identifier === identifier)
    if (!note) continue
    const { id: noteId, marker } = note
    const count = (counts.get(noteId) ?? 0) + 1
    counts.set(noteId, count)
    const id = count === 1 ? `call-${marker}` : `call-${marker}-${count}`
    Object.assign(child, { type: 'noteCall', id, noteId, marker, series: 'author' })
  }
}
