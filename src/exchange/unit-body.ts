import type { RootContent } from 'mdast'
import { isRunning, rangeOf } from './content-range.ts'
import { labelPlaceholders } from './label-placeholders.ts'
import type { Labels, Piece } from './piece.ts'
import { toPieces } from './to-pieces.ts'
import type { BlockBody } from './unit.ts'
import type { UnitBead } from './unit-beads.ts'
import { formatPieces } from './unit-text.ts'

/** Stands between the blocks of a unit that has several. */
const betweenBlocks = '\n\n'

/**
 * Tell what a unit is made of.
 *
 * @param base Nodes of the original as it stood when it was translated.
 * @param partnerOf See `labelPlaceholders`.
 */
export function readBody(
  { original, translation }: UnitBead,
  base: readonly RootContent[],
  partnerOf: (key: string) => string,
): BlockBody {
  const type = [...original, ...translation].every(isRunning) ? 'running' : 'verbatim'
  const left = original.flatMap(piecesOf)
  const labels = labelPlaceholders(left, translation.flatMap(piecesOf), partnerOf)
  const before = base.flatMap(piecesOf)
  const baseLabels = labelsOfBase(left, before)
  return {
    type,
    original,
    translation,
    labels,
    base: before.flatMap((piece) =>
      piece.type === 'text' || piece.type === 'close'
        ? []
        : (baseLabels.get(piece.key) ?? piece.name),
    ),
  }
}

/** Pieces of a block; those of a block that is kept as it is are its markup alone. */
export function piecesOf(node: RootContent): Piece[] {
  if (isRunning(node) && 'children' in node) return toPieces(node.children)
  return 'children' in node
    ? node.children.flatMap((child) => piecesOf(child))
    : toPieces([node])
}

/** Notes pair by their order: a new number is no change. */
function labelsOfBase(original: readonly Piece[], base: readonly Piece[]): Labels {
  const [now, then] = [notesOf(original), notesOf(base)]
  const partnerOf = (key: string): string => now[then.indexOf(key)] ?? key
  return labelPlaceholders(original, base, partnerOf).translation
}

/** Keys of the notes that are called, each once. */
function notesOf(pieces: readonly Piece[]): string[] {
  const keys = pieces.flatMap((piece) =>
    piece.type !== 'text' && piece.name === 'note' ? [piece.key] : [],
  )
  return [...new Set(keys)]
}

/**
 * Write the text of a unit on one side.
 *
 * @param side `base` is the translation's side, its nodes being those of the base text.
 */
export function textOfNodes(
  { type, original, translation, labels }: BlockBody,
  side: 'original' | 'translation' | 'base',
  source: string,
): string {
  const nodes = side === 'original' ? original : translation
  if (type === 'verbatim') return verbatim(nodes, source)
  if (side !== 'base') {
    const known = labels[side]
    return nodes.map((node) => formatPieces(piecesOf(node), known)).join(betweenBlocks)
  }
  const now = original.flatMap(piecesOf)
  const known = labelsOfBase(now, nodes.flatMap(piecesOf))
  return nodes.map((node) => formatPieces(piecesOf(node), known)).join(betweenBlocks)
}

/** Markdown of nodes as it would stand at the left margin. */
export function verbatim(nodes: readonly RootContent[], source: string): string {
  const { start, end } = rangeOf(nodes)
  const width = start - (source.lastIndexOf('\n', start - 1) + 1)
  const indent = new RegExp(`\\n[ \\t>]{0,${width}}`, 'gu')
  return source.slice(start, end).replaceAll(indent, '\n')
}
