import type { ChangeClass } from '../src/review/change.ts'

/** A change as a person named it who read both texts. */
export interface ExpectedChange {
  readonly class: ChangeClass
  /** Line of the old file; absent for what is only new. */
  readonly old?: number
  /** Line of the new file; absent for what is only gone. */
  readonly new?: number
}

/** Two revisions of `corpora/revisions`, and what an editor would name in them. */
export interface ExpectedReview {
  readonly folder: string
  readonly language: string
  readonly changes: readonly ExpectedChange[]
}

const wordsAt = (...lines: readonly number[]): ExpectedChange[] =>
  lines.map((old) => ({ class: 'words', old }))

/** Lines of the notes of the Chinese text whose dash was changed and whose end is new. */
const notes = [76, 78, 80, 82, 84, 88, 90, 92, 96, 98, 100, 102]

/** Places and classes alone: no words of the texts stand here. */
export const expectedReviews: readonly ExpectedReview[] = [
  {
    folder: 'hpt-ereading-moves',
    language: 'en',
    changes: [
      { class: 'words', old: 6 },
      { class: 'move', old: 8, new: 82 },
      { class: 'words', old: 133, new: 129 },
      { class: 'words', old: 134 },
      { class: 'words', old: 138, new: 133 },
    ],
  },
  {
    folder: 'barclay-02-10-de',
    language: 'de',
    changes: [
      { class: 'words', new: 9 },
      ...wordsAt(2, 23, 25, 29, 36, 64, 75, 78, 83, 90, 119, 121, 125, 126, 127, 134),
      ...wordsAt(139, 141, 146, 154, 168, 169, 174, 220, 242, 255, 271, 289, 305, 314),
      ...wordsAt(321, 321, 331, 333, 376, 384, 415),
    ],
  },
  {
    folder: 'taiwan-yushan-zh',
    language: 'zh',
    changes: notes.flatMap((line): ExpectedChange[] => [
      { class: 'typography', new: line },
      { class: 'words', new: line },
    ]),
  },
]
