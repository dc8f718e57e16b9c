import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { readPdf } from '../../bench/pdf-words.ts'
import { build } from '../../src/build.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { writeInto } from '../support/written-files.ts'

/*
 * The page list of an e-book against the pages of the PDF of the same build: after each
 * marker stands the first whole word of its page.
 */

/** Paragraphs in which no word stands twice, with notes, headings and a table. */
function chapter(title: string, sign: string): string {
  const words = Array.from({ length: 1500 }, (_, at) => `${sign}wort${at}straßenlänge`)
  const paragraphs = Array.from({ length: 15 }, (_, at) => {
    const text = words.slice(at * 100, at * 100 + 100).join(' ')
    const heading = at % 4 === 3 ? `## ${sign}Abschnitt${at}\n\n` : ''
    return `${heading}${text.replace(' ', `[^${at}] `)}.\n\n[^${at}]: Anmerkung ${at}.\n`
  })
  return `# ${title}\n\n${paragraphs.join('\n')}`
}

const manuscript = {
  'book.yaml': `title: Probe
language: de
translations: [en]
editions:
  ebook: { format: epub }
  reader: { format: pdf, template: book, identifier: 978-3-16-148410-0 }
  handout: { format: pdf, template: handout, chapters: [01] }
  excerpt: { format: epub, chapters: [01], pagesOf: handout }
  bilingual: { format: epub, languages: [de, en], layout: collapsed }
  parallel: { format: pdf, template: book, languages: [de, en], layout: alternating }
`,
  'de/01.md': chapter('Anfang', 'a'),
  'de/02.md': chapter('Ende', 'e'),
  'en/01.md': chapter('Beginning', 'x'),
  'en/02.md': chapter('End', 'y'),
}

/** The end of a word that is divided between two pages is none. */
const wholeWord = /[aexy]wort\d+/u

const written = new Map<string, Buffer>()

async function buildEditions(...names: readonly string[]): Promise<readonly string[]> {
  const source = memorySource(manuscript)
  const read = await readManuscript(source, { templates: ['book', 'handout', 'ebook'] })
  const editions = names.flatMap(
    (name) => read.config.editions.find((edition) => edition.name === name) ?? [],
  )
  const result = await build(read, editions, {
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
  return result.editions.map(({ path }) => path)
}

/** First whole word of each page by folio, of pages that hold text of a chapter. */
async function wordsOfPrint(name: string): Promise<Map<string, string>> {
  const pdf = await readPdf(written.get(name) ?? new Uint8Array())
  await pdf.close()
  const found = new Map<string, string>()
  for (const [index, { words }] of pdf.pages.entries()) {
    const text = words
      .filter((word) => !word.isArtifact)
      .map((word) => word.text)
      .join(' ')
    const first = wholeWord.exec(text)
    if (first) found.set(String(index + 1), first[0])
  }
  return found
}

/** The word after each page marker, by folio, as the page list leads to it. */
async function wordsOfList(name: string): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(written.get(name) ?? new Uint8Array())
  const read = async (path: string): Promise<string> =>
    (await zip.file(`EPUB/${path}`)?.async('string')) ?? ''
  const nav = await read('nav.xhtml')
  const list = /<nav id="pages"[^]*?<\/nav>/u.exec(nav)?.[0] ?? ''
  const found = new Map<string, string>()
  for (const [, path = '', id = '', folio = ''] of list.matchAll(
    /href="([^"#]+)#([^"]+)">([^<]+)</gu,
  )) {
    const text = await read(path)
    const after = text.slice(text.indexOf('</span>', text.indexOf(`id="${id}"`)))
    found.set(folio, wholeWord.exec(after.replaceAll(/<[^>]*>/gu, ''))?.[0] ?? '')
  }
  return found
}

test('an e-book lists every page of its PDF that has text, and leads to its first whole word', async () => {
  const paths = await buildEditions('ebook', 'reader')
  expect(paths).toEqual(['ebook.epub', 'reader.pdf'])
  const print = await wordsOfPrint('reader.pdf')
  expect(print.size).toBeGreaterThan(10)
  expect(await wordsOfList('ebook.epub')).toEqual(print)
  const zip = await JSZip.loadAsync(written.get('ebook.epub') ?? new Uint8Array())
  expect(await zip.file('EPUB/package.opf')?.async('string')).toContain(
    '<meta property="pageBreakSource">urn:isbn:9783161484100</meta>',
  )
}, 60_000)

test('a PDF that is named is laid out although it is not written, title block and all', async () => {
  expect(await buildEditions('excerpt')).toEqual(['excerpt.epub'])
  expect(written.has('handout.pdf')).toBe(false)
  await buildEditions('handout')
  expect(await wordsOfList('excerpt.epub')).toEqual(await wordsOfPrint('handout.pdf'))
}, 60_000)

test('a bilingual e-book lists the pages of a bilingual PDF, in whichever language they begin', async () => {
  await buildEditions('bilingual', 'parallel')
  const print = await wordsOfPrint('parallel.pdf')
  expect(new Set([...print.values()].map(([sign]) => sign))).toEqual(new Set('aexy'))
  expect(await wordsOfList('bilingual.epub')).toEqual(print)
}, 60_000)
