import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { type EditionText, isSound, toEditionText } from '../../src/html/edition-text.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { parseManuscript } from '../../src/markdown/parse-manuscript.ts'
import { alignManuscript } from '../../src/translation/align-manuscript.ts'

const files = {
  'book.yaml': `title: Seil
language: de
translations: [en]
editions:
  plain: { format: epub, languages: [en] }
  marked: { format: epub, languages: [en], stale: mark, missing: mark }
  whole: { format: epub, languages: [en], stale: original, missing: original }
  beside: { format: epub, languages: [de, en], layout: columns, stale: original, missing: original }
  strict: { format: epub, languages: [en], stale: fail }
  complete: { format: epub, languages: [de, en], layout: columns, missing: fail }
`,
  'de/1.md': `# Das Seil {#seil}

Es sind acht Leute im Boot, und keiner von ihnen hat je ein Ruder gehalten.[^hund] [^3]

Das Seil hält seit drei Tagen, obwohl der Wind es jede Nacht gegen den Pfahl schlägt.[^hanf] {#haelt}

Im Korb liegen „Äpfel“, zwei Laternen, siehe [dort][x], und ein Brief, den niemand öffnen will.

[^hund]: Mit dem Hund.
[^hanf]: Es ist aus Hanf.
[^3]: Gezählt am Abend.

[x]: #seil
`,
  'de/2.md': '# Der Knoten\n\nEr hält.\n',
  'en/1.md': `# The rope {#seil}

There are seven people in the boat, and none of them has ever held an oar.[^hund]

The rope has held for three days, though every night the wind beats it against the pole.[^3] {#haelt}

[^hund]: With the dog.
[^3]: It is of hemp.
`,
  'en/1.base.md': `# Das Seil {#seil}

Es sind sieben Leute im Boot, und keiner von ihnen hat je ein Ruder gehalten.[^hund]

Das Seil hält seit drei Tagen, obwohl der Wind es jede Nacht gegen den Pfahl schlägt.[^hanf] {#haelt}

[^hund]: Mit dem Hund.
[^hanf]: Es ist aus Hanf.
`,
}

function pause(): Promise<void> {
  return Promise.resolve()
}

async function textOf(name: string): Promise<EditionText> {
  const source = memorySource(files)
  const manuscript = await readManuscript(source, {})
  const edition = manuscript.config.editions.find((one) => one.name === name)
  if (!edition) throw new Error(`no edition ${name}`)
  const languages = new Set(manuscript.texts.map(({ language }) => language))
  const trees = await parseManuscript(manuscript, languages, pause)
  const aligned = alignManuscript(manuscript, trees)
  return toEditionText({ manuscript, source, trees, aligned }, edition, 'chapter', pause)
}

/** Chapters of an edition as HTML, their notes after them. */
function show({ chapters }: EditionText): string {
  return chapters
    .map(({ body, notes }) =>
      [
        toHtml([...body]),
        ...notes.map(({ note, children }) => `${note.marker}: ${toHtml([...children])}`),
      ].join('\n'),
    )
    .join('\n')
    .replaceAll(/ (?:id|href)="[^"]*"| class="note-call[^"]*"/gu, '')
    .replaceAll(/\n+/gu, '\n')
}

function faultsOf({ faults }: EditionText): string[] {
  return faults.flatMap((file) =>
    file.messages.map(({ line, reason }) => `${file.path}:${line ?? 0}: ${reason}`),
  )
}

test('without a word of the edition all stays as it is', async () => {
  const text = await textOf('plain')
  expect(show(text)).not.toMatch(/passage|untranslated|\[…\]|lang=/u)
  expect(isSound(text)).toBe(true)
})

test('`mark` marks stale passages, and stands where one is missing', async () => {
  expect(show(await textOf('marked'))).toBe(`<h1>The rope</h1>
<p class="stale-passage">There are seven people in the boat, and none of them has ever held an oar.<a>1</a></p>
<p>The rope has held for three days, though every night the wind beats it against the pole.<a>2</a></p>
<p class="missing-passage">[…]</p>
1: <p>With the dog.</p>
2: <p>It is of hemp.</p>
<h1>Der Knoten</h1>
<p class="missing-passage">[…]</p>`)
})

test('`original` puts the original there in its language, with its notes as far as they are not translated', async () => {
  const text = await textOf('whole')
  expect(show(text)).toBe(`<h1>The rope</h1>
<p lang="de" class="untranslated">Es sind acht Leute im Boot, und keiner von ihnen hat je ein Ruder gehalten.<a>1</a> <a>2</a></p>
<p>The rope has held for three days, though every night the wind beats it against the pole.<a>3</a></p>
<p lang="de" class="untranslated">Im Korb liegen „Äpfel“, zwei Laternen, siehe <a>dort</a>, und ein Brief, den niemand öffnen will.</p>
1: <p>With the dog.</p>
2: <p lang="de" class="untranslated">Gezählt am Abend.</p>
3: <p>It is of hemp.</p>
<h1 lang="de" class="untranslated">Der Knoten</h1>
<p lang="de" class="untranslated">Er hält.</p>`)
  expect(isSound(text)).toBe(true)
})

test('beside the original it needs not stand again', async () => {
  const { parallel = [] } = await textOf('beside')
  expect(
    parallel.flatMap(({ beads }) =>
      beads.map(({ sides }) =>
        sides.map((nodes) => (nodes.length > 0 ? 'x' : '-')).join(''),
      ),
    ),
  ).toEqual(['xx', 'x-', 'xx', 'x-', 'x-', 'x-'])
})

test('`fail` makes a draft of the edition that asks for it, and of no other', async () => {
  const strict = await textOf('strict')
  expect(faultsOf(strict)).toEqual([
    'en/1.md:3: the original has changed since it was translated: words, notes',
  ])
  expect(isSound(strict)).toBe(false)
  const complete = await textOf('complete')
  expect(faultsOf(complete)).toEqual([
    'de/1.md:7: the passage has no translation',
    'de/2.md:1: the chapter has no translation into `en`',
  ])
  expect(isSound(complete)).toBe(false)
  expect(isSound(await textOf('plain'))).toBe(true)
})
