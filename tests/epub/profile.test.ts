import { EpubCheck } from '@likecoin/epubcheck-ts'
import { describe, expect, test } from 'vitest'
import type { ArchiveFile } from '../../src/epub/archive-file.ts'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import type { EpubProfile } from '../../src/manuscript/config.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { epubsOf, textOf } from './built-epubs.ts'
import { sampleEdition } from './sample-edition.ts'
import { wholeEdition } from './whole-edition.ts'
import { bytesOf } from '../support/written-files.ts'

const pages = {
  source: 'Ein Wort, reader.pdf',
  starts: [{ folio: '1', chapterId: 'wort', offset: 0 }],
}

function filesFor(profile: EpubProfile): readonly ArchiveFile[] {
  return toEpubFiles({ ...wholeEdition(), pages, profile })
}

/** The page of a chapter of this HTML. */
function pageFor(profile: EpubProfile, html: string): string {
  const chapter = { id: 'a', language: 'en', title: 'A\u202FB', html }
  const files = toEpubFiles(sampleEdition([chapter], { profile }))
  return textOf(files, 'text/a.xhtml')
}

test.each(['standard', 'kindle', 'kobo', 'apple'] as const)(
  'a book with everything in it is valid for %s',
  async (profile) => {
    const bytes = await bytesOf(packEpub(filesFor(profile), wholeEdition().date))
    const { messages } = await EpubCheck.validate(bytes)
    expect(messages.map(({ id, message }) => `${id} ${message}`)).toEqual([])
  },
)

describe('Kindle', () => {
  test('has the contents after the title page, and no page for the cover', () => {
    const opf = textOf(filesFor('kindle'), 'package.opf')
    const spine = [...opf.matchAll(/idref="([^"]+)"/gu)].map(([, id]) => id)
    expect(spine.slice(0, 3)).toEqual(['title-page', 'nav', 'text-1'])
    expect(opf).toContain('properties="cover-image"')
  })

  test('has no spaces but the two that it knows', () => {
    const page = pageFor('kindle', '<p>z.\u202FB. 5\u2009% w\u2060w \u200Bx</p>')
    expect(page).toContain('<p>z.\u00A0B. 5 % ww x</p>')
    expect(page).toContain('<title>A\u00A0B</title>')
  })

  test('keeps what words are written with', () => {
    expect(pageFor('kindle', '<p>می\u200Cخواهم \u200Fא</p>')).toContain(
      'می\u200Cخواهم \u200Fא',
    )
  })
})

describe('Kobo', () => {
  test('has each sentence in a span of its own', () => {
    const html = '<p>One, two. <em>Three!</em> Four?</p><p>Five.</p>'
    expect(pageFor('kobo', html)).toContain(
      '<p><span class="koboSpan" id="kobo.2.1">One, two. </span>' +
        '<em><span class="koboSpan" id="kobo.2.2">Three!</span></em>' +
        '<span class="koboSpan" id="kobo.2.3"> Four?</span></p>' +
        '<p><span class="koboSpan" id="kobo.3.1">Five.</span></p>',
    )
  })

  test('leaves code and formulas alone', () => {
    const html = '<pre><code>a. b</code></pre><p><math alttext="x"><mi>x</mi></math></p>'
    expect(pageFor('kobo', html)).not.toContain('koboSpan')
  })
})

test('Apple Books is told that the fonts are meant', () => {
  const files = filesFor('apple')
  expect(textOf(files, 'package.opf')).toContain(
    '<meta property="ibooks:specified-fonts">true</meta>',
  )
  expect(files.map(({ path }) => path)).toContain(
    'META-INF/com.apple.ibooks.display-options.xml',
  )
})

test('an edition names its profile', async () => {
  const [epub] = await epubsOf({
    'book.yaml':
      'title: A\nlanguage: en\nauthor: B\ncover: none\neditions: { e: { format: epub, epub: { profile: kobo } } }\n',
    'en/01.md': '# A\n\nText.\n',
  })
  expect(textOf(epub?.files ?? [], 'text/ch-01.xhtml')).toContain('koboSpan')
})
