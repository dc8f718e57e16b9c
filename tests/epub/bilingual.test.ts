import { EpubCheck } from '@likecoin/epubcheck-ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { verifyEpub } from '../../src/verify.ts'
import { type BuiltEpub, epubsOf, textOf } from './built-epubs.ts'

const manuscript = {
  'book.yaml': `title: { de: Das Wort, en: The Word, ar: الكلمة }
subtitle: { de: Probe, en: Trial }
language: de
translations: [en, ar]
author: A
notes: { tr: { name: translator, label: { en: Note } } }
editions:
  alternating: { format: epub, languages: [de, ar], layout: alternating }
  columns: { format: epub, languages: [de, en, ar], layout: columns }
  collapsed: { format: epub, languages: [ar, en], layout: collapsed, epub: { profile: kobo } }
  sequential: { format: epub, languages: [de, en], layout: sequential, epub: { profile: kindle } }
`,
  'de/1.md': `# Eins {#eins}

Ein Satz.[^a]

:::figure{#bild}
| a | b |
|---|---|
| 1 | 2 |

Die Tafel
:::

---

## Mitte {#mitte}

Noch einer; siehe [oben](#eins).

[^a]: Anmerkung.
`,
  'de/2.md': '# Zwei {#zwei}\n\nSchluss.\n',
  'en/1.md': `# One {#eins}

A sentence.[^a][^tr:x]

:::figure{#bild}
| a | b |
|---|---|
| 1 | 2 |

The table
:::

---

## Middle {#mitte}

Another; see [above](#eins), or [two](2.md).

:::translator
My own.
:::

[^a]: Note.
[^tr:x]: Mine.
`,
  'en/2.md': '# Two {#zwei}\n\nEnd.\n',
  'ar/1.md': '# واحد {#eins}\n\nجملة.[^a]\n\n## وسط {#mitte}\n\nأخرى.\n\n[^a]: حاشية.\n',
}

const names = ['alternating', 'columns', 'collapsed', 'sequential'] as const
let epubs: ReadonlyMap<string, BuiltEpub>

beforeAll(async () => {
  const built = await epubsOf(manuscript)
  epubs = new Map(
    names.flatMap((name, index) => {
      const epub = built[index]
      return epub ? [[name, epub]] : []
    }),
  )
})

function filesOf(name: (typeof names)[number]): BuiltEpub['files'] {
  return epubs.get(name)?.files ?? []
}

async function verdictOn(name: (typeof names)[number], files = filesOf(name)) {
  const source = memorySource(manuscript)
  const read = await readManuscript(source, {})
  const edition = read.config.editions.find((one) => one.name === name)
  if (!edition) throw new Error(`no edition ${name}`)
  return verifyEpub(files, { manuscript: read, source, edition })
}

describe.each(names)('the layout %s', (name) => {
  test('is valid, and has its whole text', async () => {
    const { messages } = await EpubCheck.validate(
      epubs.get(name)?.bytes ?? new Uint8Array(),
    )
    expect(messages.map(({ id, message }) => `${id} ${message}`)).toEqual([])
    const { faults, text } = await verdictOn(name)
    expect(faults).toEqual([])
    expect(text?.notes).toBeGreaterThan(1)
  })

  test('lacks nothing unnoticed', async () => {
    const files = filesOf(name).map((file) =>
      typeof file.bytes === 'string' && file.path.includes('/text/')
        ? { path: file.path, bytes: file.bytes.replace(/(?:أخرى|Noch)/u, '') }
        : file,
    )
    const { faults } = await verdictOn(name, files)
    expect(faults.join('\n')).toMatch(/words lost: 1/u)
  })
})

test('a passage stands before its translations, each with its language and direction', () => {
  const text = textOf(filesOf('columns'), 'text/de-1.xhtml')
  const second = textOf(filesOf('columns'), 'text/de-2.xhtml')
  expect(second).toContain(`<div class="bead">
<div class="original" lang="de" xml:lang="de" dir="ltr"><p>Schluss.</p></div>
<div class="translation" lang="en" xml:lang="en" dir="ltr"><p>End.</p></div>
<div class="no-passage"></div>
</div>`)
  expect(text).toContain(
    '<div class="translation" lang="ar" xml:lang="ar" dir="rtl"><p>أخرى.</p></div>',
  )
  expect(text.match(/<hr/gu)).toHaveLength(1)
})

test('a translation is folded, its headings are not', () => {
  const text = textOf(filesOf('collapsed'), 'text/ar-1.xhtml').replaceAll(
    /<\/?span[^>]*>/gu,
    '',
  )
  expect(text).toMatch(
    /<details class="translation" lang="en"[^>]*><summary>English<\/summary><p>Another/u,
  )
  expect(text).toMatch(
    /<div class="translation" lang="en"[^>]*><h2[^>]*>Middle<\/h2><\/div>/u,
  )
})

test('contents, languages and titles are in all languages of the edition', () => {
  const nav = textOf(filesOf('columns'), 'nav.xhtml')
  expect(nav).toContain(
    '<a href="text/de-1.xhtml#de-1-mitte">Mitte · <span lang="en" xml:lang="en">Middle</span> · <span lang="ar" xml:lang="ar">وسط</span></a>',
  )
  const metadata = textOf(filesOf('columns'), 'package.opf')
  expect([...metadata.matchAll(/<dc:language>(.*?)</gu)].map(([, one]) => one)).toEqual([
    'de',
    'en',
    'ar',
  ])
  expect(metadata).toContain(
    '<meta refines="#title" property="alternate-script" xml:lang="ar">الكلمة</meta>',
  )
  expect(metadata).toContain(
    '<meta refines="#subtitle" property="alternate-script" xml:lang="en">Trial</meta>',
  )
})

test('links between texts that follow one another look to no reader like notes', () => {
  const german = textOf(filesOf('sequential'), 'text/de-1.xhtml')
  const english = textOf(filesOf('sequential'), 'text/en-1.xhtml')
  const link =
    /<p class="counterpart"><a href="en-1\.xhtml#([^"]+)" [^>]*>English<\/a><\/p>/u.exec(
      german,
    )
  const [, place = ''] = link ?? []
  // It leads to an element without words, in which nothing leads back.
  expect(english).toContain(`<span id="${place}"></span>One`)
  expect(english).toContain('<p class="counterpart"><a href="de-1.xhtml#de-1-place')
})
