import { assert, asyncProperty } from 'fast-check'
import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import type { BookText, Chapter } from '../../src/book/book.ts'
import { redlineText } from '../../src/review/redline-text.ts'
import { compared } from './compared.ts'
import { revisedDraft, writeDraft } from './generated-manuscript.ts'

/** Words of a text in order, notes after their chapter; what is of `without` left out. */
function wordsOf(text: BookText, without: 'come' | 'gone' | undefined): string[] {
  return text.chapters.flatMap((chapter) => [
    ...wordsBelow(chapter.tree, without),
    ...notesOf(chapter, without),
  ])
}

function notesOf({ notes }: Chapter, without: 'come' | 'gone' | undefined): string[] {
  return notes.flatMap(({ definition }) => wordsBelow(definition, without))
}

function wordsBelow(node: Nodes, without: 'come' | 'gone' | undefined): string[] {
  const classes = node.data?.hProperties?.['className']
  const names = Array.isArray(classes) ? classes : []
  const type = without === 'come' ? 'insertion' : 'deletion'
  // Markup that differs stands there once, with the words that both have.
  const isMarkup = names.includes('is-markup')
  const isLeftOut = node.type === type || names.includes(without ?? 'nothing')
  if ((isLeftOut && !isMarkup) || names.includes('move-mark')) return []
  if ('children' in node) {
    return node.children.flatMap((child) => wordsBelow(child, without))
  }
  const text = 'value' in node ? node.value : ''
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

test('without what is gone a redlined text is the new text, without what has come the old', async () => {
  const holds = asyncProperty(revisedDraft, async ({ old, new: now }) => {
    const { texts } = await compared(writeDraft(old), writeDraft(now))
    for (const one of texts) {
      const redlined = redlineText(one)
      const { comparison } = one
      const newWords = wordsOf(comparison.new.text, undefined)
      const oldWords = wordsOf(comparison.old.text, undefined)
      expect(wordsOf(redlined, 'gone')).toEqual(newWords)
      // Moved text stands where it is now.
      expect(wordsOf(redlined, 'come').toSorted()).toEqual(oldWords.toSorted())
    }
  })
  await expect(assert(holds, { numRuns: 60 })).resolves.toBeUndefined()
}, 60_000)

test('a table that lost the row before one with a note loses that row alone', async () => {
  const head = '# T\n\n| das | aöa | aöü |\n| --- | --- | --- |\n'
  const last = '| das | das | Wort^[siehe] |\n'
  const { texts } = await compared(`${head}| das | ööa | das |\n${last}`, head + last)
  for (const one of texts) {
    const newWords = wordsOf(one.comparison.new.text, undefined)
    expect(wordsOf(redlineText(one), 'gone')).toEqual(newWords)
  }
})

test('items of a list that is gone stand in one list', async () => {
  const list = '- eins zwei drei vier\n- fünf sechs sieben acht\n- neun zehn elf zwölf\n'
  const { texts } = await compared(
    `# T\n\nWort.\n\n${list}\nEnde.\n`,
    '# T\n\nWort.\n\nEnde.\n',
  )
  const trees = texts.flatMap((one) => redlineText(one).chapters.map(({ tree }) => tree))
  const lists = trees.flatMap(({ children }) =>
    children.flatMap((node) => (node.type === 'list' ? node.children.length : [])),
  )
  expect(lists).toEqual([3])
})

test('ids are unique, and links of calls and notes lead somewhere', async () => {
  const old = 'Wort[^1] und[^2] Satz.\n\n[^1]: Eins.\n\n[^2]: Zwei ist anders.\n'
  const now = 'Wort und[^2] Satz[^3].\n\n[^2]: Zwei ist anders.\n\n[^3]: Drei.\n'
  const { texts } = await compared(`# T\n\n${old}`, `# T\n\n${now}`)
  const notes = texts.flatMap((one) =>
    redlineText(one).chapters.flatMap((chapter) => chapter.notes),
  )
  expect(notes.map(({ id, marker }) => `${marker} ${id}`)).toEqual([
    '1 old-a-note-1',
    '1 a-note-1',
    '2 a-note-2',
  ])
})
