import { type Arbitrary, assert, asyncProperty } from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, flatText } from './apply-changes.ts'
import { compared } from './compared.ts'
import {
  type Draft,
  type DraftBlock,
  revisedDraft,
  twoDrafts,
  writeDraft,
} from './generated-manuscript.ts'

interface Revised {
  readonly old: Draft
  readonly new: Draft
}

/** Check that the changes say all that makes the new text of the old one. */
async function expectWhole({ old, new: now }: Revised): Promise<void> {
  const { texts } = await compared(writeDraft(old), writeDraft(now))
  for (const { comparison, changes } of texts) {
    const applied = applyChanges(comparison.old, comparison.new, changes)
    expect(applied).toEqual(flatText(comparison.new))
  }
}

async function expectEmpty({ new: now }: Revised): Promise<void> {
  const { texts } = await compared(writeDraft(now), writeDraft(now))
  expect(texts.flatMap(({ changes }) => changes)).toEqual([])
}

function check(
  drafts: Arbitrary<Revised>,
  numRuns: number,
  holds: (revised: Revised) => Promise<void>,
): Promise<void> {
  return assert(asyncProperty(drafts, holds), { numRuns })
}

test('the changes applied to the old text give the new text exactly', async () => {
  await expect(check(revisedDraft, 120, expectWhole)).resolves.toBeUndefined()
}, 60_000)

test('also of texts that have nothing to do with each other', async () => {
  await expect(check(twoDrafts, 40, expectWhole)).resolves.toBeUndefined()
}, 60_000)

test('a text compared with itself has no changes', async () => {
  await expect(check(revisedDraft, 40, expectEmpty)).resolves.toBeUndefined()
}, 60_000)

function paragraph(text: string): DraftBlock {
  return { kind: 'paragraph', words: text.split(' ') }
}

test('what was carried elsewhere and is a list item there is applied whole', async () => {
  const carried = 'Der Satz trägt seine Note weil jemand ihn heute liest'
  const stays = paragraph('Ein Haus steht am Fluss und hat einen Baum vor jeder Tür')
  const whole = expectWhole({
    old: { blocks: [paragraph(carried), stays] },
    new: { blocks: [stays, { kind: 'list', rows: [carried.split(' ')] }] },
  })
  await expect(whole).resolves.toBeUndefined()
})

test('so is what was joined to its neighbour and stands after it again', async () => {
  const first = 'Wort^[siehe] das das das das das'
  const second = 'Wort^[siehe] Wort^[siehe] Wort^[siehe] aöa das das'
  const code: DraftBlock = { kind: 'code', rows: [['a']] }
  const again: DraftBlock = { kind: 'list', rows: [first.split(' ')] }
  const whole = expectWhole({
    old: { blocks: [paragraph(first), paragraph(second), code] },
    new: { blocks: [paragraph(`${first} ${second}`), again, code] },
  })
  await expect(whole).resolves.toBeUndefined()
})
