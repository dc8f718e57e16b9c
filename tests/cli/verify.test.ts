import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/cli/verify.ts'
import { epubsOf } from '../epub/built-epubs.ts'
import { type Recording, record } from '../support/recorder.ts'

const essay = '---\nlang: en\n---\n\n# Word\n\nOne *two* three.[^1]\n\n[^1]: A note.\n'

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-verify-'))
  writeFileSync(join(folder, 'essay.md'), essay)
  const [epub] = await epubsOf({ 'essay.md': essay })
  writeFileSync(join(folder, 'ebook.epub'), epub?.bytes ?? '')
})

afterAll(() => rmSync(folder, { recursive: true }))

function verifyFile(name: string, ...options: string[]): Promise<Recording> {
  const manuscript = join(folder, 'essay.md')
  return record(['verify', '-m', manuscript, join(folder, name), ...options], [verify])
}

/** Write the e-book again with one text of its chapter replaced. */
async function tamper(name: string, from: string, to: string): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(join(folder, 'ebook.epub')))
  const path = 'EPUB/text/essay.xhtml'
  const text = (await zip.file(path)?.async('string')) ?? ''
  expect(text).toContain(from)
  zip.file(path, text.replace(from, to))
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' })
  writeFileSync(join(folder, name), bytes)
}

test('an e-book that holds the whole text is sound', async () => {
  const { exitCode, out, error } = await verifyFile('ebook.epub')
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  expect(out).toContain(
    'ebook.epub  sound: words 6, notes 1 in the manuscript; validated by epubcheck-ts',
  )
})

test('a word that is lost is told, with what stands in its place', async () => {
  await tamper('lost.epub', '<em>two</em> ', '')
  const { exitCode, error } = await verifyFile('lost.epub', '--edition', 'ebook')
  expect(exitCode).toBe(1)
  expect(error).toBe(
    'error  EPUB/text/essay.xhtml: “three.1” stands for “two three.1”; words lost: 1, too many: 0',
  )
})

test('a link that leads nowhere is told', async () => {
  await tamper('link.epub', 'href="#essay-note-1"', 'href="#gone"')
  const { exitCode, error } = await verifyFile('link.epub', '--edition', 'ebook')
  expect(exitCode).toBe(1)
  expect(error).toContain('error  EPUB/text/essay.xhtml: `#gone` leads nowhere')
})

test('a document that is not well-formed is told', async () => {
  await tamper('xml.epub', '</em>', '')
  const { exitCode, error, out } = await verifyFile('xml.epub', '--edition', 'ebook')
  expect(exitCode).toBe(1)
  expect(error).toContain('error  EPUB/text/essay.xhtml: ')
  expect(out).toContain('its text could not be compared')
})

test('--json prints one line of data', async () => {
  const { out } = await verifyFile('ebook.epub', '--json')
  expect(JSON.parse(out)).toMatchObject({
    files: [{ edition: 'ebook', isSound: true, words: 6, notes: 1, faults: [] }],
  })
})

test('a file of no edition, and one that is no archive, cannot be verified', async () => {
  writeFileSync(join(folder, 'other.epub'), 'no archive')
  const { exitCode, error } = await verifyFile('other.epub')
  expect(exitCode).toBe(2)
  expect(error).toContain('is no archive that can be unpacked')
  writeFileSync(join(folder, 'ebok.epub'), readFileSync(join(folder, 'ebook.epub')))
  expect((await verifyFile('ebok.epub')).error).toContain(
    'did you mean `--edition ebook`?',
  )
})
