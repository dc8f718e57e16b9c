import { forbiddenCharacter } from '../manuscript/forbidden-character.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import type { Entry } from './entry.ts'
import type { Labels } from './piece.ts'
import type { BlockBody, Unit } from './unit.ts'
import { piecesOf } from './unit-body.ts'
import { labelsIn, parseUnitTree } from './unit-tree.ts'

/** What is wrong with an entry, by the rule that it breaks. */
export interface EntryBreach {
  readonly rule: 'unit-keeps-placeholders' | 'unit-can-be-written'
  readonly reason: string
}

/** Check what a translator gives back for a unit, before it is written. */
export function checkEntry(unit: Unit, entry: Entry): EntryBreach | undefined {
  const character = forbiddenCharacter(entry.target)
  if (character !== undefined) {
    const reason = `character ${character} cannot stand in a text`
    return { rule: 'unit-can-be-written', reason }
  }
  if (entry.target.trim() === '') {
    return { rule: 'unit-can-be-written', reason: 'there is nothing but spaces' }
  }
  const { body } = unit
  if (body.type !== 'running') return undefined
  const original = labelsOf(body, 'original')
  const reason = checkPlaceholders(entry.target, {
    original,
    ...(unit.target !== '' && { translation: labelsOf(body, 'translation') }),
    base: body.base.length > 0 || unit.previous !== undefined ? body.base : original,
    seen: seenBy(entry) ?? original,
  })
  return reason === undefined ? undefined : { rule: 'unit-keeps-placeholders', reason }
}

function labelsOf(body: BlockBody, side: 'original' | 'translation'): string[] {
  const labels: Labels = body.labels[side]
  return body[side].flatMap(piecesOf).flatMap((piece) => {
    if (piece.type === 'text' || piece.type === 'close') return []
    return [labels.get(piece.key) ?? piece.name]
  })
}

function seenBy({ source }: Entry): string[] | undefined {
  const tree = parseUnitTree(source)
  return 'fault' in tree ? undefined : labelsIn(tree.nodes)
}
