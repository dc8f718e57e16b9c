import JSZip from 'jszip'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { build, type BuildPorts } from '../../src/build.ts'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { writeInto } from '../support/written-files.ts'

/** An e-book of a chapter, with what was said of it. */
async function ebookOf(
  cover: string,
  lend: BuildPorts['withPrinter'],
): Promise<{ zip: JSZip; messages: readonly string[] }> {
  const source = memorySource({
    'book.yaml': `title: Ein Wort
author: A. & B. Schreiber
language: de
${cover}editions: { ebook: { format: epub } }
`,
    'de/01.md': '# Anfang\n\nText.\n',
  })
  const manuscript = await readManuscript(source, { templates: ['ebook'] })
  const written = new Map<string, Buffer>()
  const { messages } = await build(manuscript, manuscript.config.editions, {
    source,
    templates: templateSource(),
    fonts: packageFonts(),
    date: new Date(0),
    withPrinter: lend,
    fitPicture,
    packEpub,
    write: writeInto(written),
    step: () => Promise.resolve(),
  })
  return {
    zip: await JSZip.loadAsync([...written.values()][0] ?? ''),
    messages: messages.map(String),
  }
}

async function paintedIn(zip: JSZip): Promise<Buffer | undefined> {
  return zip.file('EPUB/images/cover.png')?.async('nodebuffer')
}

const noBrowser: BuildPorts['withPrinter'] = () =>
  Promise.reject(new BuildError('there is no browser', { hint: 'install one' }))

test('a book without a cover gets one of the size that stores ask for, always the same', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => ebookOf('', (work) => withPrinter({}, work))),
  )
  const picture = first && (await paintedIn(first.zip))
  const { width, height, format } = await sharp(picture).metadata()
  expect({ width, height, format }).toEqual({ width: 1600, height: 2560, format: 'png' })
  // More than one colour: something is painted on it.
  expect((await sharp(picture).stats()).entropy).toBeGreaterThan(0.1)
  expect(second && (await paintedIn(second.zip))).toEqual(picture)
  expect(await first?.zip.file('EPUB/package.opf')?.async('string')).toContain(
    '<item id="cover-image" href="images/cover.png" media-type="image/png" properties="cover-image"/>',
  )
  expect(first?.messages).toEqual([])
}, 60_000)

test('without a browser the book has no cover, and it is said', async () => {
  const { zip, messages } = await ebookOf('', noBrowser)
  expect(await paintedIn(zip)).toBeUndefined()
  expect(messages).toEqual([
    'de/01.md:1:1-1:1: the e-book `ebook` has no cover: there is no browser',
  ])
})

test('a book that wants no cover asks for no browser', async () => {
  const { zip, messages } = await ebookOf('cover: none\n', noBrowser)
  expect(await paintedIn(zip)).toBeUndefined()
  expect(messages).toEqual([])
})

const broken: BuildPorts['withPrinter'] = (work) =>
  work({
    identity: 'broken',
    open: () => Promise.reject(new BuildError('the browser crashed', { hint: 'again' })),
  })

test('a fault of the browser is not taken for its absence', async () => {
  await expect(ebookOf('', broken)).rejects.toThrow('the browser crashed')
})
