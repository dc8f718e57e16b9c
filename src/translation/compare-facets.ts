import type { BlockFacets, NoteFacets } from './block-facets.ts'
import type { ChangeClass } from '../manuscript/change-class.ts'

/**
 * Say which classes of changes lie between two runs of blocks.
 *
 * @returns Empty when nothing changed but the lines of the source.
 */
export function compareFacets(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
): ReadonlySet<ChangeClass> {
  const classes = new Set<ChangeClass>()
  const haveSameWords = isSame(before, after, wordsOf)
  const haveSameNumbers = isSame(before, after, ({ numbers }) => numbers)
  if (!haveSameWords) classes.add('words')
  if (!haveSameNumbers) classes.add('numbers')
  // Where words changed, their punctuation marks changed with them.
  if (haveSameWords && haveSameNumbers && textOf(before) !== textOf(after)) {
    classes.add('punctuation')
  }
  if (marksOf(before, haveSameWords) !== marksOf(after, haveSameWords)) {
    classes.add('markup')
  }
  for (const change of compareNotes(before.flatMap(notesOf), after.flatMap(notesOf))) {
    classes.add(change)
  }
  return classes
}

function isSame(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
  take: (facets: BlockFacets) => readonly string[],
): boolean {
  return before.flatMap(take).join(' ') === after.flatMap(take).join(' ')
}

function wordsOf({ words }: BlockFacets): readonly string[] {
  return words
}

function notesOf({ notes }: BlockFacets): readonly NoteFacets[] {
  return notes
}

function textOf(blocks: readonly BlockFacets[]): string {
  return blocks.map(({ text }) => text).join(' ')
}

/** @param isPlaced Compare where markup stands too: only among the same words. */
function marksOf(blocks: readonly BlockFacets[], isPlaced: boolean): string {
  let before = 0
  return blocks
    .flatMap(({ marks, words }) => {
      const shown = marks.map(({ name, start, count }) =>
        isPlaced ? `${name} ${before + start} ${count}` : name,
      )
      before += words.length
      return shown
    })
    .join('\n')
}

/** A change inside a note is one of `notes` when its words or numbers changed. */
function compareNotes(
  before: readonly NoteFacets[],
  after: readonly NoteFacets[],
): readonly ChangeClass[] {
  if (before.length !== after.length) return ['notes']
  return before.flatMap((note, index) => {
    const other = after[index]
    // A note that was called before is compared there.
    if (!other || (!note.isFirst && !other.isFirst)) return []
    return [...compareFacets(note.blocks, other.blocks)].map((change): ChangeClass =>
      change === 'markup' || change === 'punctuation' ? change : 'notes',
    )
  })
}
