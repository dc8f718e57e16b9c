import { describe, expect, test } from 'vitest'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { textOf } from './built-epubs.ts'
import { heading, sampleEdition } from './sample-edition.ts'
import { wholeEdition } from './whole-edition.ts'

const chapter = {
  id: 'one',
  language: 'en',
  title: 'One',
  html: '<h1 id="one-title">One</h1>',
}

test.each([
  'package.opf',
  'nav.xhtml',
  'toc.ncx',
  'cover.xhtml',
  'title-page.xhtml',
  'text-en.xhtml',
  'text/wort.xhtml',
])('the whole book has this %s', async (path) => {
  const text = textOf(toEpubFiles(wholeEdition()), path)
  await expect(text).toMatchFileSnapshot(`../fixtures/epub/epub-files/whole-book/${path}`)
})

test('the archive is in the order of the package document', () => {
  const files = toEpubFiles(wholeEdition()).map(({ path }) => path)
  expect(files).toEqual([
    'META-INF/container.xml',
    'EPUB/package.opf',
    'EPUB/cover.xhtml',
    'EPUB/title-page.xhtml',
    'EPUB/text-de.xhtml',
    'EPUB/text/wort.xhtml',
    'EPUB/text/zusage.xhtml',
    'EPUB/text-en.xhtml',
    'EPUB/text/word-en.xhtml',
    'EPUB/nav.xhtml',
    'EPUB/toc.ncx',
    'EPUB/styles/reading.css',
    'EPUB/images/Grosse-1-f89f4b88.png',
    'EPUB/images/kreis.svg',
    'EPUB/images/cover.png',
  ])
})

describe('what is not in the book is not in its metadata', () => {
  const opf = textOf(toEpubFiles(sampleEdition([chapter])), 'package.opf')

  test.each([
    'dc:description',
    'dc:publisher',
    'dc:rights',
    'dc:date',
    'dc:contributor',
    'cover',
    'visual',
    'alternativeText',
    'MathML',
    'page-progression-direction',
    'conformsTo',
  ])('%s', (word) => {
    expect(opf).not.toContain(word)
  })
})

test('an image without description forbids to promise descriptions', () => {
  const edition = sampleEdition(
    [{ ...chapter, html: '<p><img src="a.png" alt=""></p>' }],
    {
      images: new Map([['a.png', { bytes: new Uint8Array(), type: 'image/png' }]]),
    },
  )
  const opf = textOf(toEpubFiles(edition), 'package.opf')
  expect(opf).toContain('<meta property="schema:accessMode">visual</meta>')
  expect(opf).not.toContain('alternativeText')
  expect(opf).not.toContain('<meta property="schema:accessModeSufficient">textual</meta>')
})

test('a book from right to left is paged so', () => {
  const edition = sampleEdition([{ ...chapter, language: 'he' }])
  const opf = textOf(toEpubFiles(edition), 'package.opf')
  expect(opf).toContain('page-progression-direction="rtl"')
})

test('a heading without words is passed over in the contents, those below it are not', () => {
  const edition = sampleEdition(
    [
      {
        ...chapter,
        html: '<h1 id="t">One</h1><h2 id="a"><img src="a.png" alt="x"></h2><h3 id="b">B</h3>',
        contents: [heading('a', '', heading('b', 'B'))],
      },
    ],
    { images: new Map([['a.png', { bytes: new Uint8Array(), type: 'image/png' }]]) },
  )
  const nav = textOf(toEpubFiles(edition), 'nav.xhtml')
  expect(nav).toContain('<ol>\n<li><a href="text/one.xhtml#b">B</a></li>\n</ol>')
})

test('a picture of another kind is a fault of ours', () => {
  const edition = sampleEdition([chapter], {
    images: new Map([['a.tif', { bytes: new Uint8Array(), type: 'image/tiff' }]]),
  })
  expect(() => toEpubFiles(edition)).toThrow(/`a\.tif` is of type `image\/tiff`/u)
})

test('a link that leads nowhere is a fault of ours', () => {
  const edition = sampleEdition([{ ...chapter, html: '<p><a href="#gone">x</a></p>' }])
  expect(() => toEpubFiles(edition)).toThrow(
    'EPUB/text/one.xhtml: `one.xhtml#gone` leads nowhere',
  )
})
