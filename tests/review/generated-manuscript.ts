import {
  array,
  constant,
  constantFrom,
  nat,
  oneof,
  record,
  stringMatching,
  tuple,
  type Arbitrary,
} from 'fast-check'

/** A manuscript before it is written down, so that it can be edited. */
export interface Draft {
  readonly blocks: readonly DraftBlock[]
}

/** A block of a generated manuscript. */
export type DraftBlock =
  | { readonly kind: 'paragraph' | 'quote'; readonly words: readonly string[] }
  | { readonly kind: 'heading'; readonly words: readonly string[] }
  | { readonly kind: 'list' | 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly rows: readonly (readonly string[])[] }

const vocabulary =
  'das Wort hält gut und der Satz trägt seine Note weil jemand ihn liest obwohl 1776 *betont* **stark** `code` [Link](https://example.org) „so“ Haus, Baum. Fluss; Berg'.split(
    ' ',
  )
const noteWords = ['siehe', 'dort', 'Seite', '12', 'anders', 'oben', 'vergleiche']

const note = array(constantFrom(...noteWords), { minLength: 1, maxLength: 6 }).map(
  (words) => `Wort^[${words.join(' ')}]`,
)
const word = oneof(
  { weight: 12, arbitrary: constantFrom(...vocabulary) },
  { weight: 3, arbitrary: stringMatching(/^[a-zäöü]{3,8}$/u) },
  { weight: 1, arbitrary: note },
)
const words = array(word, { minLength: 1, maxLength: 25 })
const cells = tuple(word, word, word)

const block: Arbitrary<DraftBlock> = oneof(
  { weight: 6, arbitrary: record({ kind: constant('paragraph' as const), words }) },
  { weight: 1, arbitrary: record({ kind: constant('quote' as const), words }) },
  { weight: 1, arbitrary: record({ kind: constant('heading' as const), words }) },
  {
    weight: 1,
    arbitrary: record({
      kind: constant('list' as const),
      rows: array(words, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      kind: constant('table' as const),
      rows: array(cells, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      kind: constant('code' as const),
      rows: array(
        array(stringMatching(/^[a-z]{1,5}$/u), { minLength: 1, maxLength: 3 }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    }),
  },
)

const draft: Arbitrary<Draft> = record({
  blocks: array(block, { minLength: 1, maxLength: 12 }),
})

type EditOf = (draft: Draft) => Draft
const at = (index: number, length: number): number => (length === 0 ? 0 : index % length)

const edit: Arbitrary<EditOf> = oneof(
  nat().map((index): EditOf => ({ blocks }) => ({
    blocks: blocks.toSpliced(at(index, blocks.length), 1),
  })),
  tuple(nat(), block).map(([index, one]): EditOf => ({ blocks }) => ({
    blocks: blocks.toSpliced(at(index, blocks.length + 1), 0, one),
  })),
  tuple(nat(), nat()).map(([from, to]): EditOf => ({ blocks }) => {
    const index = at(from, blocks.length)
    const rest = blocks.toSpliced(index, 1)
    return {
      blocks: rest.toSpliced(
        at(to, rest.length + 1),
        0,
        ...blocks.slice(index, index + 1),
      ),
    }
  }),
  nat().map((index): EditOf => ({ blocks }) => {
    const copied = at(index, blocks.length)
    return { blocks: [...blocks, ...blocks.slice(copied, copied + 1)] }
  }),
  tuple(nat(), nat(), words).map(
    ([index, place, come]): EditOf =>
      (one) =>
        inBlock(one, index, (old) =>
          old.toSpliced(
            at(place, old.length + 1),
            place % 3,
            ...come.slice(0, 1 + (place % 4)),
          ),
        ),
  ),
  tuple(nat(), nat()).map(([index, place]): EditOf => ({ blocks }) => {
    const which = at(index, blocks.length)
    const one = blocks[which]
    if (one?.kind !== 'paragraph' || one.words.length < 2) return { blocks }
    const cut = 1 + at(place, one.words.length - 1)
    const parts = [one.words.slice(0, cut), one.words.slice(cut)]
    return {
      blocks: blocks.toSpliced(
        which,
        1,
        ...parts.map((part): DraftBlock => ({ kind: 'paragraph', words: part })),
      ),
    }
  }),
  nat().map((index): EditOf => ({ blocks }) => {
    const which = at(index, blocks.length)
    const [one, other] = [blocks[which], blocks[which + 1]]
    if (one?.kind !== 'paragraph' || other?.kind !== 'paragraph') return { blocks }
    const whole = { ...one, words: [...one.words, ...other.words] }
    return { blocks: blocks.toSpliced(which, 2, whole) }
  }),
)

function inBlock(
  { blocks }: Draft,
  index: number,
  change: (words: readonly string[]) => readonly string[],
): Draft {
  const which = at(index, blocks.length)
  const one = blocks[which]
  if (!one) return { blocks }
  const edited: DraftBlock =
    'words' in one
      ? { ...one, words: change(one.words) }
      : one.kind === 'list'
        ? {
            ...one,
            rows: one.rows.map((row, place) => (place === 0 ? change(row) : row)),
          }
        : { ...one, rows: one.rows.toSpliced(index % one.rows.length, index % 2) }
  return { blocks: blocks.toSpliced(which, 1, edited) }
}

/** A manuscript and what people have made of it. */
export const revisedDraft: Arbitrary<{ old: Draft; new: Draft }> = tuple(
  draft,
  array(edit, { maxLength: 6 }),
).map(([old, edits]) => ({
  old,
  new: edits.reduce<Draft>((one, change) => change(one), old),
}))

/** Two manuscripts that need not have anything in common. */
export const twoDrafts: Arbitrary<{ old: Draft; new: Draft }> = record({
  old: draft,
  new: draft,
})

/** Write a generated manuscript as Markdown. */
export function writeDraft({ blocks }: Draft): string {
  return `# Titel\n\n${blocks.map(writeBlock).join('\n\n')}\n`
}

function writeBlock(one: DraftBlock): string {
  switch (one.kind) {
    case 'paragraph':
      return `${one.words.join(' ')}.`
    case 'quote':
      return `> ${one.words.join(' ')}`
    case 'heading':
      return `## ${one.words.join(' ')}`
    case 'list':
      return one.rows.map((row) => `- ${row.join(' ')}`).join('\n')
    case 'table': {
      const [head = [], ...rows] = one.rows
      return [tableRow(head), '| - | - | - |', ...rows.map(tableRow)].join('\n')
    }
    case 'code':
      return `\`\`\`\n${one.rows.map((row) => row.join(' ')).join('\n')}\n\`\`\``
    default:
      return one satisfies never
  }
}

function tableRow(row: readonly string[]): string {
  return `| ${row.join(' | ')} |`
}
