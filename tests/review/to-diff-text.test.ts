import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { toDiffText } from '../../src/review/to-diff-text.ts'
import { tag } from '../support/tag.ts'

function diffText(text: string): string {
  const language = tag('en')
  const tree = parseMarkdown(new VFile({ value: text }), { series: [], language })
  return toDiffText(tree, text, language)
}

test('sentences stand on lines of their own, notes at their calls, all else as it is written', () => {
  const text = `---
lang: en
---

A *Word*
========

The word[^1] takes on
the sound. It was said in July^[Or June.
Nobody knows[^2].], and again[^1].

- one thing
  that goes on

  and on
- another

> Said by
> a guest.

:::verse
A line
another line
:::

| a | b |
|---|---|
| 1[^3] | 2 |

\`\`\`
code  stays
\`\`\`

[^1]: A word.

    In two paragraphs.

[^2]: Inner.
[^3]: Cell.
[^4]: Nobody calls it.
`
  expect(diffText(text)).toBe(`---
lang: en
---

A *Word* ========

The word[^ A word.
¶ In two paragraphs.] takes on the sound.
It was said in July[^ Or June.
Nobody knows[^ Inner.].], and again[^…].

- one thing that goes on

  and on

- another

> Said by a guest.

:::verse

A line

another line

| a | b |
|---|---|
| 1[^ Cell.] | 2 |

\`\`\`
code  stays
\`\`\`

[^4]: Nobody calls it.
`)
})

test('lines that are broken elsewhere and labels of notes make no difference', () => {
  const one = 'A word[^1] and\nanother. More.\n\n[^1]: A\n  note.\n'
  const other = '[^n]: A note.\n\nA word[^n]\nand another.\nMore.\n'
  expect(diffText(one)).toBe(diffText(other))
})
