import type { Root } from 'mdast'
import { prefixOfLabel } from '../markdown/note-series.ts'
import { alignBlocks } from './align-blocks.ts'
import { rangeSize } from './bead.ts'
import type { ChapterBead } from './align-chapter.ts'
import type { BlockTraits } from './block-traits.ts'
import { notesByLabel, type NoteUse, noteUses } from './note-uses.ts'
import { toTraits } from './to-traits.ts'

/** A note of the original and the note that renders it, with the beads of their first calls. */
export interface NotePair {
  readonly original?: PlacedNote
  readonly translation?: PlacedNote
}

/** A note with the place of its bead. */
export interface PlacedNote extends NoteUse {
  readonly bead: number
}

/**
 * Pair the notes of a chapter with those of its translation: by label, else by their
 * order inside a bead.
 *
 * A label with a letter in it names a note wherever it is called. One that is only a
 * number counts inside its bead, since a note more or less shifts all that follow.
 *
 * @returns Every note that is called, once; in the order of the original, those of the
 *   translation alone at the end.
 */
export function pairNotes(
  beads: readonly ChapterBead[],
  original: Root,
  translation: Root,
): NotePair[] {
  const left = placedNotes(beads, 'original', original)
  const right = new Set(placedNotes(beads, 'translation', translation))
  const partners = new Map<PlacedNote, PlacedNote>()
  const pair = (one: PlacedNote, other: PlacedNote | undefined): void => {
    if (!other || partners.has(one)) return
    partners.set(one, other)
    right.delete(other)
  }

  const rightByLabel = new Map([...right].map((note) => [note.call.identifier, note]))
  for (const note of left) {
    const namesake = rightByLabel.get(note.call.identifier)
    if (namesake && isName(note) && right.has(namesake)) pair(note, namesake)
  }
  for (const bead of new Set(left.map((note) => note.bead))) {
    const here = left.filter((note) => note.bead === bead && !partners.has(note))
    const there = [...right].filter((note) => note.bead === bead)
    for (const [one, other] of inOrder(here, there)) pair(one, other)
  }
  return [
    ...left.map((note): NotePair => {
      const partner = partners.get(note)
      return partner ? { original: note, translation: partner } : { original: note }
    }),
    ...[...right].map((note): NotePair => ({ translation: note })),
  ]
}

function placedNotes(
  beads: readonly ChapterBead[],
  side: 'original' | 'translation',
  tree: Root,
): PlacedNote[] {
  const notes = notesByLabel(tree)
  const called = new Set<string>()
  return beads.flatMap((bead, index) =>
    noteUses(bead[side], notes, called).map((use) => Object.assign({ bead: index }, use)),
  )
}

/** Inline notes have labels with a space, which say nothing. */
function isName({ call: { identifier } }: PlacedNote): boolean {
  return /\p{L}/u.test(identifier.replace(/^\p{L}+:/u, '')) && !identifier.includes(' ')
}

/** Pair notes of a bead, series by series; where one side has more, by what they say. */
function inOrder(
  left: readonly PlacedNote[],
  right: readonly PlacedNote[],
): (readonly [PlacedNote, PlacedNote | undefined])[] {
  const seriesOf = ({ call }: PlacedNote): string => prefixOfLabel(call.identifier)
  return [...new Set(left.map(seriesOf))].flatMap((series) => {
    const ours = left.filter((note) => seriesOf(note) === series)
    const theirs = right.filter((note) => seriesOf(note) === series)
    if (ours.length === theirs.length) {
      return ours.map((note, index) => [note, theirs[index]] as const)
    }
    return alignBlocks(ours.map(traitsOf), theirs.map(traitsOf)).beads.flatMap(
      ({ original, translation }) => {
        const one = ours[original.start]
        const isPair = rangeSize(original) === 1 && rangeSize(translation) === 1
        return one && isPair ? [[one, theirs[translation.start]] as const] : []
      },
    )
  })
}

function traitsOf({ call, definition }: PlacedNote): BlockTraits {
  return toTraits([definition ?? call, call])
}
