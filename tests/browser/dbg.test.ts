import { beforeAll, describe, expect, test } from 'vitest'
import {
  type BuiltPages,
  buildPages,
  pagesOf,
  textOf,
  wordsOutside,
} from './built-pages.ts'

const numbers = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => at + 1)

/** As many words that say nothing, long ones among them. */
function filler(count: number): string {
  const stock =
    'Die Rückversicherung der Verbündeten beschäftigt seither alle Übersetzungsabteilungen ' +
    'und niemand weiß ob eine Sicherheitsgarantie mehr verspricht als ein Wort'
  const words = stock.split(' ')
  return numbers(count)
    .map((at) => words[(at * 7) % words.length] ?? '')
    .join(' ')
}

/** A paragraph with a call of note `n`; `rufN` stands before the call, `fußN` begins the note. */
const calling = (n: number): string =>
  `${filler((n * 13) % 70)} ruf${n}[^${n}] ${filler(20)}.`
const noteText = (n: number, count: number): string =>
  `[^${n}]: fuß${n} ${filler(count)} ende${n}.`

const manyNotes = numbers(60)
const notes = `# Anmerkungen ruf61[^61]

${manyNotes.map((n) => `${calling(n)}\n\n${noteText(n, (n * n) % 90)}\n`).join('\n')}

[^61]: fuß61 in einer Überschrift.

## Lang

Vor ruf62[^62]. ${filler(400)}

[^62]: fuß62 ${numbers(900)
  .map((n) => `lang${n}`)
  .join(' ')}

## Viele in einer Zeile

vielruf${numbers(50)
  .map((n) => `[^v${n}]`)
  .join('')}

${numbers(50)
  .map((n) => `[^v${n}]: vielfuß${n}.`)
  .join('\n')}

## An allen Orten

- Ein Punkt ruf63[^63]

| ruf64[^64] | b |
| --- | --- |
| c | ruf65[^65] |

:::table
| a | b |
| --- | --- |
| c | d |

Unterschrift ruf66[^66]
:::

> Zitat ruf67[^67]

[^63]: fuß63.
[^64]: fuß64.
[^65]: fuß65.
[^66]: fuß66.
[^67]: fuß67 mit ruf68[^68] darin.
[^68]: fuß68 mit ruf69[^69] darin.
[^69]: fuß69.
`

const references = `# Verweise {#anfang}

Weiter hinten: [Ziel](4-ziel.md#ziel){.page} und [Fußnote](#fussziel){.page}[^1].

## Überschriften

${numbers(40)
  .map((n) => `### Kopf${n}\n\nnach${n} ${filler((n * 17) % 60)}\n`)
  .join('\n')}

[^1]: ${filler(120)} [fußziel]{#fussziel}.
`

const target = `# Das Ziel

${filler(700)}

## Hier {#ziel}

hierher ${filler(20)}, siehe [Verweise](3-verweise.md){.page}.
`

const blocks = `# Blöcke

${numbers(80)
  .map((n) => `${n}. posten${n} ${filler((n * 5) % 25)}`)
  .join('\n')}

| Kopfwort | Nummer |
| --- | --- |
${numbers(70)
  .map((n) => `| zeile${n} ${filler((n * 3) % 12)} | ${n} |`)
  .join('\n')}

${filler(30)}

\`\`\`js
${numbers(120)
  .map((n) => `const code${n} = ${n} /* ${n % 9 === 0 ? filler(14) : ''} */`)
  .join('\n')}
\`\`\`

:::verse
${numbers(90)
  .map((n) => `vers${n} ${filler(4)}${n % 6 === 0 ? '\n' : ''}`)
  .join('\n')}
:::

:::figure
![Ein hoher Turm](turm.svg)

turmschrift ${filler(10)}
:::

schluss ${filler(10)}
`

const wide = `# Breit

anfang https://example.org/${'abcdefghij'.repeat(30)} danach

${'Donaudampfschiff'.repeat(20)} dahinter

| ${numbers(14)
  .map((n) => `Spalte${n}`)
  .join(' | ')} |
|${' --- |'.repeat(14)}
| ${numbers(14)
  .map((n) => `Verfassungsgericht${n}`)
  .join(' | ')} |

| ${numbers(90)
  .map((n) => `s${n}`)
  .join(' | ')} |
|${' --- |'.repeat(90)}
${numbers(60)
  .map((n) => `| weit${n} |${' xx |'.repeat(88)} rand${n} |`)
  .join('\n')}

\`\`\`
${'x'.repeat(400)}
${numbers(60).join('\t')}
\`\`\`

$$ ${numbers(40)
  .map((n) => `a_{${n}}`)
  .join(' + ')} $$

Ein \`${'inline'.repeat(40)}\` Wort. zuletzt
`

const tower =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 2000"><rect width="300" height="2000"/></svg>'

const files = {
  'book.yaml': 'title: Probe\nlanguage: de\nauthor: A\n',
  'de/1-noten.md': notes,
  'de/2-blocks.md': blocks.replace('turm.svg', '../turm.svg'),
  'de/3-verweise.md': references,
  'de/4-ziel.md': target,
  'de/5-breit.md': wide,
  'turm.svg': tower,
}

let book: BuiltPages
let again: BuiltPages

beforeAll(async () => {
  book = await buildPages(files, 'book')
  again = await buildPages(files, 'book')
})


import { writeFileSync } from 'node:fs'
test('x', () => {
  writeFileSync('/tmp/a.pdf', book.bytes)
  writeFileSync('/tmp/b.pdf', again.bytes)
  console.log(book.bytes.length, again.bytes.length, book.messages)
  for (let i = 0; i < book.pages.length; i++) if (/weit1|s1 s2|anfang/.test(textOf(book, i))) console.log(i, textOf(book, i).slice(0, 1500))
  for (let i = 0; i < book.pages.length; i++) if (textOf(book, i) !== textOf(again, i) || JSON.stringify(book.pages[i]) !== JSON.stringify(again.pages[i])) console.log('differs', i)
})
