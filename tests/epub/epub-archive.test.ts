import { text } from 'node:stream/consumers'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { runBundled } from '../support/run-bundled.ts'
import { epubsOf } from './built-epubs.ts'
import { wholeEdition } from './whole-edition.ts'
import { bytesOf } from '../support/written-files.ts'

/** An entry of the central directory of a ZIP archive. */
interface Entry {
  readonly name: string
  readonly platform: number
  readonly flags: number
  readonly method: 'stored' | 'deflated'
  readonly dosTime: number
  readonly dosDate: number
  readonly extraLength: number
}

/** Read the central directory, whose entries begin with `PK 1 2`. */
function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const zip = Buffer.from(bytes)
  const entries: Entry[] = []
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(at + 28)
    const extraLength = zip.readUInt16LE(at + 30)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      platform: zip.readUInt8(at + 5),
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10) === 0 ? 'stored' : 'deflated',
      dosTime: zip.readUInt16LE(at + 12),
      dosDate: zip.readUInt16LE(at + 14),
      extraLength,
    })
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32)
  }
  return entries
}

const files = toEpubFiles(wholeEdition())
const date = new Date('2026-01-15T10:20:31Z')

test('the first entry is `mimetype`, stored, and nothing before its text', async () => {
  const bytes = await bytesOf(packEpub(files, date))
  expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip')
  expect(entriesOf(bytes)[0]).toMatchObject({ name: 'mimetype', method: 'stored' })
})

test('the entries are our files in our order, and no folders', async () => {
  const names = entriesOf(await bytesOf(packEpub(files, date))).map(({ name }) => name)
  expect(names).toEqual(['mimetype', ...files.map(({ path }) => path)])
})

test('pictures are stored, text is deflated', async () => {
  const entries = entriesOf(await bytesOf(packEpub(files, date)))
  const methodOf = (name: string): string | undefined =>
    entries.find((entry) => entry.name === name)?.method
  expect(methodOf('EPUB/images/cover.png')).toBe('stored')
  expect(methodOf('EPUB/images/kreis.svg')).toBe('deflated')
  expect(methodOf('EPUB/text/wort.xhtml')).toBe('deflated')
})

test('every entry bears the date given, in UTC, and no other mark of the machine', async () => {
  for (const entry of entriesOf(await bytesOf(packEpub(files, date)))) {
    expect(entry).toMatchObject({
      platform: 0,
      flags: 0,
      extraLength: 0,
      // ZIP counts years from 1980 and seconds by twos.
      dosDate: ((2026 - 1980) << 9) | (1 << 5) | 15,
      dosTime: (10 << 11) | (20 << 5) | 15,
    })
  }
})

test('a date before 1980, which ZIP does not know, is the first of 1980', async () => {
  const [entry] = entriesOf(await bytesOf(packEpub(files, new Date(0))))
  expect(entry).toMatchObject({ dosDate: (1 << 5) | 1, dosTime: 0 })
})

test('what was packed is what was given', async () => {
  const zip = await JSZip.loadAsync(await bytesOf(packEpub(files, date)))
  for (const { path, bytes } of files) {
    const packed = await zip.file(path)?.async('nodebuffer')
    expect({ path, packed }).toEqual({ path, packed: Buffer.from(bytes) })
  }
})

test('two builds of a manuscript give the same bytes', async () => {
  const manuscript = { 'essay.md': '# Word[^1]\n\nText, *λόγος*.\n\n[^1]: Note.\n' }
  const [first] = await epubsOf(manuscript)
  const [second] = await epubsOf(manuscript)
  expect(first?.bytes.length).toBeGreaterThan(0)
  expect(second?.bytes).toEqual(first?.bytes)
})

test('the same bytes come out in every time zone', async () => {
  const zones = ['UTC', 'Asia/Tokyo', 'America/Lima']
  const sums = await Promise.all(
    zones.map(async (zone) => {
      const { stdout } = await runBundled('tests/epub/pack-whole.ts', { TZ: zone })
      return stdout === null ? zone : text(stdout)
    }),
  )
  expect(sums[0]).toMatch(/^[\da-f]{64}$/u)
  expect(new Set(sums).size).toBe(1)
})
