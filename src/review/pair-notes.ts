import type { Note } from '../book/book.ts'
import { contentKey } from './content-key.ts'
import type { NotesByCall } from './text-block.ts'
import type { Token } from './token.ts'

/** Ids of notes of the old text, and those of the same notes in the new one. */
export type NotePairs = Map<string, string>

/** What the notes of a text are told apart by. */
export interface KeyedNote {
  readonly id: string
  /** Series and content. */
  readonly key: string
}

/** Give notes keys by their contents. */
export function keyNotes(notes: readonly Note[], byCall: NotesByCall): KeyedNote[] {
  return notes.map((note) => {
    const blocks = note.definition.children.map((child) => contentKey(child, byCall).key)
    return { id: note.id, key: `${note.series.name} ${blocks.join('\n')}` }
  })
}

/** Notes called in blocks that are each other's. */
export interface NotesOfPassage {
  readonly old: readonly KeyedNote[]
  readonly new: readonly KeyedNote[]
}

/**
 * Characters of a note that is told apart by what it says: shorter ones, such as “Ibid.”,
 * say the same in many places, and were not carried from one to another.
 */
export const leastTelling = 13

/**
 * Pair the notes that say the same, whatever they are called by: those of one passage,
 * then what is left wherever it is called. Of several equal ones the first with the first.
 */
export function pairEqualNotes(passages: readonly NotesOfPassage[]): NotePairs {
  const pairs: NotePairs = new Map()
  for (const passage of passages) addEqual(passage, pairs)
  const taken = new Set(pairs.values())
  addEqual(
    {
      old: passages
        .flatMap(({ old }) => old)
        .filter((note) => !pairs.has(note.id) && isTelling(note)),
      new: passages
        .flatMap((passage) => passage.new)
        .filter((note) => !taken.has(note.id) && isTelling(note)),
    },
    pairs,
  )
  return pairs
}

function isTelling({ key }: KeyedNote): boolean {
  return key.length - key.indexOf(' ') > leastTelling
}

function addEqual({ old, new: now }: NotesOfPassage, pairs: NotePairs): void {
  const free = new Map<string, string[]>()
  for (const { id, key } of now) {
    const known = free.get(key)
    if (known) known.push(id)
    else free.set(key, [id])
  }
  for (const { id, key } of old) {
    const partner = free.get(key)?.shift()
    if (partner !== undefined) pairs.set(id, partner)
  }
}

/** Notes called in the same passage are one if their words are this much alike. */
const leastLikeness = 0.35

/**
 * Pair the notes of a passage that were changed: by their words, else because they are
 * called at the same place.
 *
 * @param pairs Gains the pairs.
 */
export function pairChangedNotes(
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  pairs: NotePairs,
): void {
  const taken = new Set(pairs.values())
  const olds = calledNotes(oldTokens).filter(({ note }) => !pairs.has(note.id))
  const news = calledNotes(newTokens).filter(({ note }) => !taken.has(note.id))
  const found = olds
    .flatMap((one) => news.map((other) => ({ one, other, alike: alikeness(one, other) })))
    .filter(({ alike }) => alike >= leastLikeness)
    .toSorted((one, other) => other.alike - one.alike)
  for (const { one, other } of found) {
    if (pairs.has(one.note.id) || taken.has(other.note.id)) continue
    pairs.set(one.note.id, other.note.id)
    taken.add(other.note.id)
  }
}

interface CalledNote {
  readonly note: Note
  /** How often each word stands in it. */
  readonly words: ReadonlyMap<string, number>
  readonly size: number
  /** The words right before and after the call. */
  readonly before: string
  readonly after: string
}

function calledNotes(tokens: readonly Token[]): CalledNote[] {
  return tokens.flatMap(({ note }, index) => {
    if (!note) return []
    const end = noteEnd(tokens, index)
    const words = new Map<string, number>()
    let size = 0
    for (const { kind, text } of tokens.slice(index + 1, end)) {
      if (kind !== 'word') continue
      words.set(text, (words.get(text) ?? 0) + 1)
      size += 1
    }
    const before = tokens.slice(Math.max(0, index - 4), index)
    const after = tokens.slice(end + 1, end + 5)
    return [
      {
        note,
        words,
        size,
        before: before.findLast(({ kind }) => kind === 'word')?.text ?? '',
        after: after.find(({ kind }) => kind === 'word')?.text ?? '',
      },
    ]
  })
}

/** Find the end of a note in tokens. */
export function noteEnd(tokens: readonly Token[], note: number): number {
  let depth = 0
  for (let index = note; index < tokens.length; index += 1) {
    if (tokens[index]?.kind === 'note') depth += 1
    if (tokens[index]?.kind === 'noteEnd') depth -= 1
    if (depth === 0) return index
  }
  return tokens.length - 1
}

function alikeness(one: CalledNote, other: CalledNote): number {
  if (one.note.series.name !== other.note.series.name) return 0
  let common = 0
  for (const [text, count] of one.words) {
    common += Math.min(count, other.words.get(text) ?? 0)
  }
  const words = (2 * common) / Math.max(1, one.size + other.size)
  const isSamePlace =
    one.before !== '' && one.before === other.before && one.after === other.after
  const isNear = one.before !== '' && one.before === other.before
  return words + (isSamePlace ? 0.4 : isNear ? 0.2 : 0)
}
