import type { Nodes } from 'mdast'
import { readManuscript } from '../src/manuscript/read-manuscript.ts'
import { parseManuscript } from '../src/markdown/parse-manuscript.ts'
import { folderSource } from '../src/system/folder.ts'
import { alignManuscript } from '../src/translation/align-manuscript.ts'
import type { FacingBead } from './verify-facing.ts'
import { toWords } from './words.ts'

/** Beads of a manuscript and its translation. */
export interface ManuscriptBeads {
  /** In the order of the original. */
  readonly beads: readonly FacingBead[]
  /** Paths of the chapters that both languages have. */
  readonly paired: ReadonlySet<string>
}

/**
 * Read the beads of a planted manuscript: as diglot aligns it, since what is checked is where
 * beads stand, not what they are.
 *
 * @param translation Language tag.
 */
export async function readBeads(
  folder: string,
  translation: string,
): Promise<ManuscriptBeads> {
  const manuscript = await readManuscript(folderSource(folder), { title: '' })
  const languages = manuscript.texts.map(({ language }) => language)
  const trees = await parseManuscript(manuscript, new Set(languages), () =>
    Promise.resolve(),
  )
  const aligned = alignManuscript(manuscript, trees).filter(
    ({ language }) => language === translation,
  )
  return {
    paired: new Set(
      aligned.flatMap((one) => [one.original.file.path, one.translation.file.path]),
    ),
    beads: aligned.flatMap(({ beads }) =>
      beads.map((bead) => ({
        verso: wordsOf(bead.original.flat()),
        recto: wordsOf(bead.translation.flat()),
      })),
    ),
  }
}

function wordsOf(nodes: readonly Nodes[]): string[] {
  return toWords(nodes.map((node) => textOf(node)).join('\n'))
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'footnoteDefinition' || !('children' in node)) return ''
  const texts = node.children.map((child) => textOf(child))
  return texts.join(inline.has(node.type) ? '' : '\n')
}

/** What parts no words. */
const inline = new Set<string>([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'span',
])
