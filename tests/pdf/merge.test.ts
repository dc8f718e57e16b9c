import { describe, expect, test } from 'vitest'
import { tag } from '../support/tag.ts'
import { type MergeOptions, mergePdf } from '../../src/pdf/merge.ts'
import type { OutlineEntry } from '../../src/pdf/outline.ts'
import { classicPdf, streamObject } from './classic-pdf.ts'
import { readWrittenPdf } from './written-pdf.ts'

const options: MergeOptions = {
  description: {
    title: 'Über (alles)',
    authors: ['A & B', 'C'],
    language: tag('de'),
    date: new Date('2026-01-06T12:00:00Z'),
  },
  trim: { widthMm: 148, heightMm: 210 },
}

/** A part of one page: a paragraph with a link, and a place of its own. */
function part(place: string, link: string, language = 'de'): Uint8Array {
  return classicPdf(
    [
      '<</Type /Catalog/Pages 2 0 R/Dests 6 0 R/StructTreeRoot 7 0 R/Outlines 12 0 R>>',
      '<</Type /Pages/Count 1/Kids [3 0 R]>>',
      '<</Type /Page/Parent 2 0 R/MediaBox [0 0 420 594.95996]/Contents 4 0 R/Annots [5 0 R]/StructParents 0/Resources <</Font 15 0 R>>>>',
      streamObject(`/NonStruct <</MCID 0>> BDC (${place}) Tj EMC`),
      `<</Type /Annot/Subtype /Link/StructParent 100000${link}>>`,
      `<</${place} [3 0 R /XYZ 6 500 0]>>`,
      '<</Type /StructTreeRoot/K 8 0 R/ParentTree 11 0 R/IDTree 14 0 R>>',
      `<</Type /StructElem/S /Document/Lang (${language})/P 7 0 R/K [9 0 R]>>`,
      '<</Type /StructElem/S /TD/P 8 0 R/K [10 0 R <</Type /OBJR/Obj 5 0 R/Pg 3 0 R>>]/ID (node1)/A [<</O /Table/Headers [(node1)]>>]>>',
      '<</Type /StructElem/S /NonStruct/P 9 0 R/Pg 3 0 R/K 0>>',
      '<</Nums [0 [10 0 R] 100000 9 0 R]>>',
      '<</Type /Outlines/First 13 0 R/Last 13 0 R/Count 1>>',
      `<</Title (${place})/Parent 12 0 R/Dest [3 0 R /XYZ 60 500 0]/SE 9 0 R>>`,
      '<</Names [(node1) 9 0 R]>>',
      '<</F1 16 0 R>>',
      streamObject('one font'),
    ],
    '/Info <</Producer (Skia/PDF m143)>>',
  )
}

const uri = (url: string): string => `/A <</S /URI/URI (${url})>>`
const parts = [
  part('eins', uri('https://book.diglot.invalid/#zwei')),
  part('zwei', '/Dest /eins'),
  part('drei', uri('https://example.org/#eins')),
]

const { bytes, pages, missing } = mergePdf(parts, options)
const file = readWrittenPdf(bytes)
const all = [...file.objects.values()]
const catalog = file.follow(file.trailer, '/Root')

describe('merging', () => {
  test('keeps the pages in order under one tree', () => {
    expect(pages).toBe(3)
    const tree = file.follow(catalog, '/Pages')
    expect(tree).toContain('/Count 3')
    expect(all.filter((object) => object.includes('/Type/Page/'))).toHaveLength(3)
  })

  test('gives each page its exact size, from the upper left corner', () => {
    const page = all.find((object) => object.includes('/Type/Page/'))
    expect(page).toContain('/MediaBox[0 -0.3156 419.5276 594.96]')
    expect(page).toContain('/TrimBox[0 -0.3156 419.5276 594.96]')
  })

  test('shares streams that are equal', () => {
    const fonts = all.filter((object) => object === '<</Length 8>>')
    expect(fonts).toHaveLength(1)
  })

  test('keeps the tags under one document, text without wrappers', () => {
    const root = file.follow(catalog, '/StructTreeRoot')
    const document = file.follow(root, '/K')
    expect(document).toMatch(/\/S\/Document.*\/K\[\d+ 0 R \d+ 0 R \d+ 0 R\]/u)
    const cells = all.filter((object) => object.includes('/S/TD'))
    expect(cells).toHaveLength(3)
    expect(cells[0]).toMatch(/\/Pg \d+ 0 R\/K\[0<</u)
    expect(all.join('\n')).not.toContain('/S/NonStruct')
  })

  test('makes the ids of elements unique', () => {
    const cells = all.filter((object) => object.includes('/S/TD'))
    expect(cells[1]).toContain('/ID(2-node1)')
    expect(cells[1]).toContain('/Headers[(2-node1)]')
  })

  test('leads from pages and links to their elements', () => {
    const root = file.follow(catalog, '/StructTreeRoot')
    const tree = file.follow(root, '/ParentTree')
    expect(tree).toMatch(/^<<\/Nums\[0 (\d+) 0 R 1\[\1 0 R\] 2 (\d+) 0 R 3\[\2 0 R\] 4/u)
    expect(all.filter((object) => /\/StructParents [135]\b/u.test(object))).toHaveLength(
      3,
    )
    expect(all.filter((object) => /\/StructParent [024]\b/u.test(object))).toHaveLength(3)
  })

  test('turns links to other parts into links inside the book', () => {
    const links = all.filter((object) => object.includes('/Link'))
    expect(links[0]).toContain('/Dest(zwei)')
    expect(links[1]).toContain('/Dest(eins)')
    expect(links[2]).toContain('/URI(https://example.org/#eins)')
    expect(missing).toEqual([])
  })

  test('joins the outlines', () => {
    const outline = file.follow(catalog, '/Outlines')
    expect(outline).toContain('/Count 3')
    const first = file.follow(outline, '/First')
    expect(first).toContain('/Title(eins)')
    expect(file.follow(first, '/Next')).toContain('/Title(zwei)')
  })

  test('says what the book is called, in which language, and when it was made', () => {
    expect(catalog).toContain('/Lang(de)')
    expect(catalog).toContain('/DisplayDocTitle true')
    const information = file.follow(file.trailer, '/Info')
    expect(information).toContain('/CreationDate(D:20260106120000Z)')
    expect(information).toContain('/Author(A & B; C)')
    expect(information).toContain('/Creator(diglot)/Producer(Skia/PDF m143)')
    expect(Buffer.from(bytes).toString()).toContain('<rdf:li>A &amp; B</rdf:li>')
    expect(Buffer.from(bytes).toString()).toContain('Über (alles)')
  })

  test('gives the same bytes for the same parts', () => {
    expect(Buffer.compare(mergePdf(parts, options).bytes, bytes)).toBe(0)
  })
})

test('ids that stand nowhere are said once', () => {
  const link = uri('https://book.diglot.invalid/#nirgends')
  const outline = [entry('fünf')]
  const merged = mergePdf([part('eins', link), part('zwei', link)], {
    ...options,
    outline,
  })
  expect(merged.missing).toEqual(['nirgends', 'fünf'])
})

function entry(title: string, children: readonly OutlineEntry[] = []): OutlineEntry {
  return { title, destination: title, children }
}

test('an outline of our own replaces the one of the browser', () => {
  const outline = [entry('eins', [entry('zwei'), entry('drei')])]
  const own = readWrittenPdf(mergePdf(parts, { ...options, outline }).bytes)
  const root = own.follow(own.follow(own.trailer, '/Root'), '/Outlines')
  const first = own.follow(root, '/First')
  expect(first).toMatch(/^<<\/Title\(eins\)\/Dest\(eins\)/u)
  expect(first).toContain('/Count -2')
  expect(own.follow(first, '/Last')).toContain('/Title(drei)')
})

test('a part in another language says so', () => {
  const foreign = mergePdf([part('eins', ''), part('zwei', '', 'en')], options)
  const objects = [...readWrittenPdf(foreign.bytes).objects.values()]
  expect(objects.filter((object) => object.includes('/S/Part'))).toEqual([
    expect.stringContaining('/Lang(en)'),
  ])
})

test('folios become page labels', () => {
  const labelled = mergePdf(parts, {
    ...options,
    pageLabels: [
      { start: 0, style: 'roman', first: 1 },
      { start: 2, style: 'arabic', first: 1, prefix: 'S. ' },
    ],
  })
  const own = readWrittenPdf(labelled.bytes)
  expect(own.follow(own.trailer, '/Root')).toContain(
    '/PageLabels<</Nums[0<</S/r/St 1>> 2<</S/D/St 1/P(S. )>>]>>',
  )
})

test('a page of another paper keeps its size', () => {
  const wide = mergePdf(parts, { ...options, trim: { widthMm: 210, heightMm: 148 } })
  const objects = [...readWrittenPdf(wide.bytes).objects.values()]
  expect(objects.join('\n')).toContain('/MediaBox[0 0 420 594.95996]')
})
