import { EpubCheck } from '@likecoin/epubcheck-ts'
import { expect, test } from 'vitest'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { wholeEdition } from './whole-edition.ts'

test('a book with everything in it has neither errors nor warnings', async () => {
  const edition = wholeEdition()
  const bytes = await packEpub(toEpubFiles(edition), edition.date)
  const { messages } = await EpubCheck.validate(bytes)
  expect(messages).toEqual([])
})
