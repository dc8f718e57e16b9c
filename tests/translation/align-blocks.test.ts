import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignBlocks } from '../../src/translation/align-blocks.ts'
import { type Bead, type BlockRange, rangeSize } from '../../src/translation/bead.ts'
import type { BlockKind, BlockTraits } from '../../src/translation/block-traits.ts'

const root = fileURLToPath(
  new URL('../fixtures/translation/align-blocks/', import.meta.url),
)

const kinds: readonly BlockKind[] = [
  'heading',
  'paragraph',
  'quotation',
  'list',
  'passage',
  'table',
  'figure',
  'code',
  'html',
  'break',
  'translator',
]

describe('beads made by hand', () => {
  const folders = readdirSync(root).filter((name) => !name.endsWith('.md'))

  test('three corpora: 368 beads, F1 at least 0.98', () => {
    const { truth, score } = scoreOf(
      folders.filter((name) => !name.startsWith('barclay')),
    )
    expect(truth).toBe(368)
    expect(score).toBeGreaterThanOrEqual(0.98)
  })

  test('with the sections that differ most: 449 beads, F1 at least 0.96', () => {
    const { truth, score } = scoreOf(folders)
    expect(truth).toBe(449)
    expect(score).toBeGreaterThanOrEqual(0.96)
  })
})

function scoreOf(folders: readonly string[]): { truth: number; score: number } {
  let truth = 0
  let found = 0
  let right = 0
  for (const folder of folders) {
    const lines = (name: string): string[] =>
      readFileSync(`${root}${folder}/${name}.txt`, 'utf8').trim().split('\n')
    const beads = new Set(lines('beads'))
    const original = lines('original').map(readTraits)
    const aligned = alignBlocks(original, lines('translation').map(readTraits)).beads
    truth += beads.size
    found += aligned.length
    right += aligned.filter((bead) => beads.has(formatBead(bead))).length
  }
  return { truth, score: (2 * right) / (truth + found) }
}

function readTraits(line: string): BlockTraits {
  const [name, depth, length, ...marks] = line.split(' ')
  const kind = kinds.find((known) => known === name)
  if (kind === undefined) throw new Error(`no kind of block: ${name}`)
  return {
    kind,
    ...(depth !== '-' && { depth: Number(depth) }),
    length: Number(length),
    marks,
  }
}

function formatBead({ original, translation }: Bead): string {
  return `${formatRange(original)} = ${formatRange(translation)}`
}

function formatRange({ start, end }: BlockRange): string {
  if (start === end) return '-'
  return end - start === 1 ? `${start}` : `${start}-${end - 1}`
}

const traits = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    depth: fc.integer({ min: 1, max: 6 }),
    length: fc.integer({ min: 0, max: 2000 }),
    label: fc.constantFrom('a', 'b', 'c', 'd'),
    marks: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'length', 'marks'] },
)

describe('whatever the texts', () => {
  test('beads cover both exactly once and in order', () => {
    fc.assert(
      fc.property(
        fc.array(traits, { maxLength: 30 }),
        fc.array(traits, { maxLength: 30 }),
        (original, translation) => {
          const { beads } = alignBlocks(original, translation)
          expect(isCover(beads, original.length, translation.length)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a text aligns with itself one to one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 40 }),
        (lengths) => {
          const text = lengths.map(paragraph)
          const { beads } = alignBlocks(text, text)
          expect(beads.every((bead) => rangeSize(bead.original) === 1)).toBe(true)
          expect(beads.map((bead) => bead.original)).toEqual(
            beads.map((bead) => bead.translation),
          )
        },
      ),
    )
  })

  test('one longer than a window is covered as well', () => {
    const original = Array.from({ length: 1300 }, (_, index) =>
      paragraph(300 + ((index * 7919) % 700)),
    )
    const translation = original.filter((_, index) => index % 97 !== 5)
    const { beads } = alignBlocks(original, translation)
    expect(isCover(beads, original.length, translation.length)).toBe(true)
    const lost = beads.filter((bead) => rangeSize(bead.translation) === 0)
    expect(lost.map((bead) => bead.original.start % 97)).toEqual(
      Array.from({ length: lost.length }, () => 5),
    )
    expect(lost.length).toBe(original.length - translation.length)
  })
})

function paragraph(length: number): BlockTraits {
  return { kind: 'paragraph', length, marks: [] }
}

function labelled(label: string): BlockTraits {
  return { ...paragraph(50), label }
}

/** Do beads hold every block of both texts once and in order? */
function isCover(
  beads: readonly Bead[],
  originalCount: number,
  translationCount: number,
): boolean {
  let row = 0
  let column = 0
  for (const { original, translation } of beads) {
    if (original.start !== row || translation.start !== column) return false
    if (rangeSize(original) + rangeSize(translation) === 0) return false
    row = original.end
    column = translation.end
  }
  return row === originalCount && column === translationCount
}

describe('fixed points', () => {
  test('a shared label ties two blocks whatever their lengths', () => {
    const original = [paragraph(500), { ...paragraph(20), label: 'seil' }, paragraph(90)]
    const translation = [
      paragraph(480),
      paragraph(85),
      { ...paragraph(300), label: 'seil' },
    ]
    const { beads } = alignBlocks(original, translation)
    const tied = beads.find((bead) => bead.original.start === 1)
    expect(tied?.translation.start).toBe(2)
  })

  test('of labels that cross the fewest are given up', () => {
    const original = ['a', 'b', 'c', 'd'].map(labelled)
    const translation = ['b', 'c', 'd', 'a'].map(labelled)
    const { crossing } = alignBlocks(original, translation)
    expect(crossing).toEqual([{ original: 0, translation: 3 }])
  })

  test('headings of the same levels begin a bead together', () => {
    const heading: BlockTraits = { kind: 'heading', depth: 2, length: 20, marks: [] }
    const original = [heading, paragraph(100), heading, paragraph(100), paragraph(100)]
    const translation = [heading, paragraph(100), paragraph(100), heading, paragraph(200)]
    const { beads } = alignBlocks(original, translation)
    expect(beads.map(formatBead)).toContain('2 = 3')
  })
})
