import { parseXml } from '@rgrove/parse-xml'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { build } from '../src/build.ts'
import type { ArchiveFile } from '../src/epub/archive-file.ts'
import { memorySource } from '../src/manuscript/memory-source.ts'
import { readManuscript } from '../src/manuscript/read-manuscript.ts'
import { packEpub } from '../src/system/epub-archive.ts'
import { folderSource } from '../src/system/folder.ts'
import { packageFonts } from '../src/system/fonts.ts'
import { timeLimit } from '../src/system/time-limit.ts'
import { writeInto } from './support/written-files.ts'

/*
 * Whatever stands in a chapter, the e-book of it is well-formed, and valid: of Markdown made
 * of our constructs, and of bytes without sense. `DIGLOT_FUZZ_RUNS=10000` tries more.
 */

const runs = Number(process.env['DIGLOT_FUZZ_RUNS'] ?? 40)

/**
 * Of so many books one is held against EPUBCheck, which takes longer than building it; of
 * those that somebody asks for each.
 */
const everyChecked = process.env['DIGLOT_FUZZ_RUNS'] === undefined ? 8 : 1

const constructs = fc.constantFrom(
  ...'* ** _ ~~ ` ``` [ ] ](x) ![ ](b.svg) ( ) < > | \\ &amp; &# <br> <!-- --> <b> </b> <p> </p>'.split(
    ' ',
  ),
  ...'<table> <tr> <td> </table> <a href="#x"> <a name=x> </a> <math> <svg> <script> <?x <![CDATA['.split(
    ' ',
  ),
  ...'{#id} {.x} {lang=fr} ]{lang=fr} ^[ [^1] [^2] [^__proto__] $ $$ \\frac {x} :: " \' -- …'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  '\n# ',
  '\n## ',
  '\n- ',
  '\n1. ',
  '\n> ',
  '\n    ',
  '\n[^1]: ',
  '\n[^2]: ',
  '\n[x]: y\n',
  '\n|a|b|\n|-|-|\n|c|',
  '\n:::verse\n',
  '\n:::figure\n',
  '\n:::table\n',
  '\n:::passage{lang=la}\n',
  '\n:::\n',
  '\n```js\n',
  '\n---\n',
  '\n$$\n',
  'Wort',
  'Zusage ',
  'שלום ',
  '漢字',
  '\u0301',
  '\u200d',
)

const markdown = fc.array(constructs, { maxLength: 60 }).map((parts) => parts.join(''))
const bytes = fc.uint8Array({ maxLength: 400 })

const fonts = packageFonts()
const templates = folderSource('templates')

/** Build the e-book of a chapter; its files and its bytes. */
async function epubOf(
  text: string | Uint8Array,
): Promise<{ files: readonly ArchiveFile[]; bytes: Uint8Array }> {
  const source = memorySource({
    'book.yaml':
      'title: T\nlanguage: de\ncover: none\neditions: { e: { format: epub } }\n',
    '01.md': text,
    'b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  })
  const manuscript = await readManuscript(source, { attempt: timeLimit(5000) })
  const packed: (readonly ArchiveFile[])[] = []
  const written = new Map<string, Buffer>()
  const { messages } = await build(manuscript, manuscript.config.editions, {
    source,
    templates,
    fonts,
    date: new Date(0),
    withPrinter: () => Promise.reject(new Error('an e-book needs no printer')),
    packEpub(files, date) {
      packed.push(files)
      return packEpub(files, date)
    },
    fitPicture: (picture) => Promise.resolve(picture),
    write: writeInto(written),
    step: () => Promise.resolve(),
  })
  expect(messages.map(({ ruleId }) => ruleId)).not.toContain('chapter-is-set-in-time')
  const [files] = packed
  const [packedBytes] = written.values()
  if (!files || !packedBytes) throw new Error('nothing was packed')
  return { files, bytes: packedBytes }
}

test.each([
  ['Markdown of our constructs', markdown],
  ['bytes without sense', bytes],
])('of %s', { timeout: 60_000 + runs * 2000 }, async (_, texts) => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const epub = await epubOf(text)
      for (const { path, bytes: content } of epub.files) {
        if (/\.(?:xhtml|opf|ncx|xml)$/u.test(path)) parseXml(String(content))
      }
      count += 1
      if (count % everyChecked !== 0) return
      const { messages } = await EpubCheck.validate(epub.bytes)
      expect(messages.map(({ id, message }) => `${id} ${message}`)).toEqual([])
    }),
    { numRuns: runs },
  )
})
