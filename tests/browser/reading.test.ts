import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'puppeteer-core'
import { readPdf } from '../../bench/pdf-words.ts'
import { build } from '../../src/build.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { openReader } from '../support/open-reader.ts'
import { writeInto } from '../support/written-files.ts'

/*
 * A book in two languages as a person reads it, in foliate-js: contents, pages turned, notes
 * as popups, dark mode, and the pages of the print edition.
 */

function chapter(sign: string, title: string, note: string): string {
  const words = Array.from({ length: 1200 }, (_, at) => `${sign}wort${at}`)
  const text = words
    .join(' ')
    .replace(' ', '[^one] ')
    .replace(`${sign}wort2 `, `${sign}wort2[^tr:pun] `)
  return `# ${title}\n\n## ${title} unten\n\n${text}.\n\n[^one]: ${note} eins.\n\n[^tr:pun]: ${note} zwei.\n`
}

const manuscript = {
  'book.yaml': `title: { de: Das Wort, en: The Word }
author: A. Schreiber
language: de
translations: [en]
notes: { tr: { name: translator, marker: lower-alpha, label: { de: Anm. d. Ü., en: Translator’s note } } }
editions:
  reader: { format: pdf, template: book, languages: [de, en] }
  ebook: { format: epub, languages: [de, en] }
`,
  'de/01.md': chapter('d', 'Anfang', 'Anmerkung'),
  'en/01.md': chapter('e', 'Beginning', 'A note'),
}

const written = new Map<string, Buffer>()

beforeAll(async () => {
  const source = memorySource(manuscript)
  const read = await readManuscript(source, { templates: ['book', 'ebook'] })
  await build(read, read.config.editions, {
    source,
    templates: templateSource(),
    fonts: packageFonts(),
    date: new Date(0),
    withPrinter: (work) => withPrinter({}, work),
    fitPicture,
    packEpub,
    write: writeInto(written),
    step: () => Promise.resolve(),
  })
}, 60_000)

/** Call a function of the reader's page. */
async function ask(
  page: Page,
  name: string,
  ...values: readonly unknown[]
): Promise<unknown> {
  return page.evaluate(`reader.${name}(...${JSON.stringify(values)})`)
}

/** First whole word of the chapters' own on a page of the PDF. */
async function wordOfPrint(folio: number): Promise<string | undefined> {
  const pdf = await readPdf(written.get('reader.pdf') ?? new Uint8Array())
  await pdf.close()
  const words = pdf.pages[folio - 1]?.words ?? []
  return words.map(({ text }) => text).find((text) => /^[de]wort\d+/u.test(text))
}

describe('a book in two languages in foliate-js', () => {
  test('is read as a person reads it', async () => {
    const book = written.get('ebook.epub') ?? new Uint8Array()
    await openReader('foliate.html', book, async (page) => {
      expect(await ask(page, 'languages')).toEqual(['de', 'en'])

      // Both texts, their chapters and headings are in the contents, notes are not.
      const contents = await ask(page, 'contents')
      expect(contents).toMatchObject(
        [
          'Das Wort',
          'Anfang',
          'Anfang unten',
          'The Word',
          'Beginning',
          'Beginning unten',
        ].map((label) => ({ label })),
      )

      // Contents followed, pages turned.
      expect(await ask(page, 'goTo', 'EPUB/text/de-01.xhtml')).toMatch(/^Anfang/u)
      expect(await ask(page, 'next')).toMatch(/^dwort\d/u)

      // An author's and a translator's note pop up with mark, label and words.
      await ask(page, 'goTo', 'EPUB/text/en-01.xhtml')
      expect(await ask(page, 'openNote', 'a.note-call-author')).toMatchObject({
        type: 'footnote',
        text: expect.stringMatching(/^1\sA note eins\./u),
      })
      expect(await ask(page, 'openNote', 'a.note-call-translator')).toMatchObject({
        type: 'footnote',
        text: expect.stringMatching(/^a\sTranslator’s note:? A note zwei\./u),
      })

      // Dark: text takes the reader's colours, nothing paints a light ground.
      await ask(page, 'setDark')
      expect(await ask(page, 'colours', 'h1 + h2 + p, p')).toEqual({
        text: 'rgb(221, 221, 221)',
        ground: 'rgba(0, 0, 0, 0)',
      })

      // Page 7 of the print edition begins with the same word.
      const pages = await ask(page, 'pages')
      const seventh =
        Array.isArray(pages) && pages.find((one: { label: string }) => one.label === '7')
      const { href = '' }: { href?: string } = seventh || {}
      await ask(page, 'goTo', href)
      const after = String(await ask(page, 'textAt', href.split('#')[1]))
      expect(/[de]wort\d+/u.exec(after)?.[0]).toBe(await wordOfPrint(7))
    })
  }, 120_000)
})
