import { expect, test } from 'vitest'
import type { ArchiveFile } from '../../src/epub/archive-file.ts'
import { checkFiles } from '../../src/epub/check-files.ts'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { wholeEdition } from './whole-edition.ts'

const pages = {
  source: 'Ein Wort, reader.pdf',
  starts: [
    { folio: '1', chapterId: 'wort', offset: 0 },
    { folio: '2', chapterId: 'wort', offset: 60 },
  ],
}
const files = toEpubFiles({ ...wholeEdition(), pages })

/** The whole book with one text in one of its files replaced. */
function changed(path: string, from: string, to: string): readonly ArchiveFile[] {
  return files.map((file) => {
    if (file.path !== path) return file
    expect(String(file.bytes)).toContain(from)
    return { path, bytes: String(file.bytes).replace(from, to) }
  })
}

test.each([
  {
    name: 'an id stands twice in a document',
    broken: changed('EPUB/text/wort.xhtml', 'id="wort-ursprung"', 'id="wort-note-1"'),
    says: 'id `wort-note-1` stands twice',
  },
  {
    name: 'a link leads to an id that is not there',
    broken: changed('EPUB/text/zusage.xhtml', 'id="zusage-figur"', ''),
    says: 'EPUB/text/wort.xhtml: `zusage.xhtml#zusage-figur` leads nowhere',
  },
  {
    name: 'a picture is not there',
    broken: files.filter(({ path }) => path !== 'EPUB/images/kreis.svg'),
    says: '`../images/kreis.svg` leads nowhere',
  },
  {
    name: 'a page is not listed',
    broken: changed(
      'EPUB/nav.xhtml',
      '<li><a href="text/wort.xhtml#wort-page-2">2</a></li>',
      '',
    ),
    says: 'page `EPUB/text/wort.xhtml#wort-page-2` is not listed',
  },
  {
    name: 'what is listed is no page',
    broken: changed('EPUB/nav.xhtml', '#wort-page-2', '#wort-ursprung'),
    says: '`EPUB/text/wort.xhtml#wort-ursprung` is no page',
  },
  {
    name: 'pages are of an edition that nobody names',
    broken: changed('EPUB/package.opf', 'pageBreakSource', 'dcterms:source'),
    says: 'nobody says what edition the pages are of',
  },
  {
    name: 'the manifest forgets a file',
    broken: [...files, { path: 'EPUB/text/more.xhtml', bytes: '<html/>' }],
    says: '`EPUB/text/more.xhtml` is not listed',
  },
  {
    name: 'the manifest lists a file twice',
    broken: changed(
      'EPUB/package.opf',
      'href="images/cover.png"',
      'href="images/kreis.svg"',
    ),
    says: '`EPUB/images/kreis.svg` is listed twice',
  },
  {
    name: 'the spine names what is not in the manifest',
    broken: changed('EPUB/package.opf', 'idref="text-1"', 'idref="text-0"'),
    says: '`#text-0` leads nowhere',
  },
  {
    name: 'two files differ in letter case alone',
    broken: [...files, { path: 'EPUB/NAV.xhtml', bytes: '' }],
    says: '`epub/nav.xhtml` is there twice',
  },
  {
    name: 'a path is no plain path',
    broken: [...files, { path: '../nav.xhtml', bytes: '' }],
    says: '`../nav.xhtml` is no plain path',
  },
])('$name', ({ broken, says }) => {
  expect(() => {
    checkFiles(broken)
  }).toThrow(says)
})

test('what code samples say is no reference', () => {
  const sample = changed('EPUB/text/zusage.xhtml', 'Motto', '&lt;a href="x" id="y"&gt;')
  expect(() => {
    checkFiles(sample)
  }).not.toThrow()
})
