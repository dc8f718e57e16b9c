import { readFileSync } from 'node:fs'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { expect, test } from 'vitest'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { folderSource } from '../../src/system/folder.ts'
import { epubsOf, epubsOfSource } from './built-epubs.ts'
import { sampleEdition } from './sample-edition.ts'
import { wholeEdition } from './whole-edition.ts'
import { bytesOf } from '../support/written-files.ts'

/** What EPUBCheck says of a book, a line for each message. */
async function complaints(bytes: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages.map(({ id, severity, message, location }) =>
    [severity, id, location?.path, message].join(' '),
  )
}

test('a book with everything in it is valid', async () => {
  const template = { css: readFileSync('templates/ebook/reading.css', 'utf8') }
  const edition = { ...wholeEdition(), template }
  const bytes = await bytesOf(packEpub(toEpubFiles(edition), edition.date))
  expect(await complaints(bytes)).toEqual([])
})

test('a book with next to nothing in it is valid', async () => {
  const edition = sampleEdition([{ id: 'a', language: 'de', title: '', html: '' }], {
    template: { css: '' },
    book: { title: 'A', authors: [] },
  })
  const bytes = await bytesOf(packEpub(toEpubFiles(edition), edition.date))
  expect(await complaints(bytes)).toEqual([])
})

test('a book from right to left with Greek and Latin words is valid', async () => {
  const [epub] = await epubsOf({
    'essay.md': `---
lang: he
author: א
---

# שלום[^1]

[λόγος]{lang=grc} [verbum]{lang=la}

[^1]: הערה.
`,
  })
  expect(epub && (await complaints(epub.bytes))).toEqual([])
})

test('our sample is valid in every language', async () => {
  const epubs = await epubsOfSource(folderSource('manuscript'))
  expect(epubs.length).toBeGreaterThan(0)
  for (const { bytes } of epubs) expect(await complaints(bytes)).toEqual([])
})
