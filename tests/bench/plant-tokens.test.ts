import { expect, test } from 'vitest'
import { plantTokens } from '../../bench/plant-tokens.ts'

function plant(...texts: readonly string[]) {
  const files = texts.map((text, index) => ({ path: `${index + 1}.md`, text }))
  return plantTokens('test', files)
}

function planted(text: string): string | undefined {
  return plant(text).files[0]?.text
}

test('call, beginning and end of a note get their tokens, and nothing else changes', () => {
  expect(planted('One[^a] *two*  three.\r\n\r\n[^a]: The _note_.\r\n')).toBe(
    'One c0001c[^a] *two*  three.\r\n\r\n[^a]: n0001n The _note_. e0001e\r\n',
  )
})

test('notes are numbered by their first calls, through all chapters', () => {
  const { files, expected } = plant(
    'B[^b] A[^a] B[^b]\n\n[^a]: a\n\n[^b]: b\n',
    'A[^a]\n\n[^a]: c\n',
  )
  expect(files.map(({ text }) => text)).toEqual([
    'B c0001c[^b] A c0002c[^a] B c0001c[^b]\n\n[^a]: n0002n a e0002e\n\n[^b]: n0001n b e0001e\n',
    'A c0003c[^a]\n\n[^a]: n0003n c e0003e\n',
  ])
  expect(expected.chapters.map(({ notes }) => notes)).toEqual([
    [
      { number: 1, calls: 2, words: 'n0001n b e0001e' },
      { number: 2, calls: 1, words: 'n0002n a e0002e' },
    ],
    [{ number: 3, calls: 1, words: 'n0003n c e0003e' }],
  ])
})

test('a note called from a note comes after its caller', () => {
  expect(planted('A[^a] B[^b]\n\n[^a]: a[^c]\n\n[^b]: b\n\n[^c]: c\n')).toBe(
    'A c0001c[^a] B c0003c[^b]\n\n[^a]: n0001n a c0002c[^c] e0001e\n\n[^b]: n0003n b e0003e\n\n[^c]: n0002n c e0002e\n',
  )
})

test('a note that begins or ends with a block of another kind gets paragraphs of its own', () => {
  expect(planted('A[^a]\n\n[^a]:\n    > said\n\n    ```\n    code\n    ```\n')).toBe(
    'A c0001c[^a]\n\n[^a]:\n    > n0001n said\n\n    ```\n    code\n    ```\n\n    e0001e\n',
  )
})

test('an inline note is a note', () => {
  const { files, expected } = plant('One^[a *b* [c](https://d.e)] two.\n')
  expect(files[0]?.text).toBe('One c0001c^[n0001n a *b* [c](https://d.e) e0001e] two.\n')
  expect(expected.chapters[0]).toMatchObject({
    words: 'One c0001c two.',
    notes: [{ number: 1, calls: 1, words: 'n0001n a b c e0001e' }],
  })
})

test('attributes stay at the end of their paragraph', () => {
  expect(planted('A[^a]\n\n[^a]: The note. {#it}\n')).toBe(
    'A c0001c[^a]\n\n[^a]: n0001n The note. e0001e {#it}\n',
  )
})

test('a call that begins emphasis does not undo it', () => {
  expect(planted('*[^a] b*\n\n[^a]: n\n')).toContain('*c0001c[^a] b*')
})

test('an uncalled note is not expected', () => {
  expect(plant('A\n\n[^a]: lost\n').expected).toMatchObject({ notes: 0, words: 1 })
})

test.each([
  ['a <sup>1</sup> b<br>c', 'a 1 b c'],
  ['a\n\n<div class="x"><p>in <b>bold</b></p><script>no()</script></div>', 'a in bold'],
  ['let $x_1 * y_1$ be', 'let ⟦formula⟧ be'],
  ['it costs $5 and $10', 'it costs $5 and $10'],
  ['`$a` and $b', '$a and $b'],
  ['- one\n- two', '⟦label⟧ one ⟦label⟧ two'],
  ['[réassurance]{lang=fr} says', 'réassurance says'],
  ['::: verse\nline\n:::', 'line'],
  ['![alt](x.png "title")', ''],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
  ['---\ntitle: No\n---\n\nYes', 'Yes'],
])('words expected of %j', (text, words) => {
  expect(plant(text).expected.chapters[0]?.words).toBe(words)
})

test('titles and the first words of the text are known', () => {
  const { expected } = plant('# One two\n\n## Three\n\nFour five.\n\n# Six\n')
  expect(expected.chapters[0]).toMatchObject({ titles: [0, 5], opening: 'Four five.' })
})
