import { describe, expect, test } from 'vitest'
import type { EpubImage } from '../../src/epub/edition.ts'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import type { Accessibility } from '../../src/manuscript/config.ts'
import { textOf } from './built-epubs.ts'
import { sampleEdition } from './sample-edition.ts'

/** The package document of a chapter with one picture `a`. */
function packageOf(
  html: string,
  accessibility: Accessibility = {},
  image: EpubImage = { bytes: new Uint8Array(), type: 'image/png' },
): string {
  const edition = sampleEdition([{ id: 'a', language: 'en', title: 'A', html }], {
    images: new Map([['a', image]]),
    book: { accessibility },
  })
  return textOf(toEpubFiles(edition), 'package.opf')
}

const described = '<p><img src="a" alt="A box"></p>'
const undescribed = '<p><img src="a" alt=""></p>'
const decorative = '<p><img src="a" alt="" class="decorative"></p>'
const claim = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'

describe('conformance', () => {
  test('is claimed when somebody certifies it', () => {
    const opf = packageOf(described, {
      certifiedBy: 'A & B',
      report: 'https://example.org/report',
    })
    expect(opf).toContain(
      `<meta id="conformance" property="dcterms:conformsTo">${claim}</meta>`,
    )
    expect(opf).toContain(
      '<meta id="certifier" property="a11y:certifiedBy" refines="#conformance">A &amp; B</meta>',
    )
    expect(opf).toContain(
      '<link rel="a11y:certifierReport" refines="#certifier" href="https://example.org/report"/>',
    )
  })

  test('is not claimed when nobody does', () => {
    expect(packageOf(described)).not.toContain('conformsTo')
  })

  test.each([
    ['a picture is not described', undescribed],
    ['a formula has no alternative text', '<p><math><mi>x</mi></math></p>'],
    ['a link has no words', '<p><a href="https://example.org/"></a></p>'],
  ])('is not claimed when %s', (_, html) => {
    expect(packageOf(html, { certifiedBy: 'A' })).not.toContain('conformsTo')
  })

  test('does not ask for the description of an ornament', () => {
    const opf = packageOf(decorative, { certifiedBy: 'A' })
    expect(opf).toContain(claim)
    expect(opf).not.toContain('alternativeText')
    expect(opf).not.toContain('visual')
  })
})

test('an exemption is named', () => {
  expect(packageOf(undescribed, { exemption: 'microenterprise' })).toContain(
    '<meta property="a11y:exemption">eaa-microenterprise</meta>',
  )
})

test('the summary says what is there, in the language of the book', () => {
  expect(packageOf(described)).toContain('All pictures are described.</meta>')
  expect(packageOf(undescribed)).toContain('Not all pictures are described.</meta>')
  expect(packageOf(decorative)).not.toContain('pictures')
  expect(packageOf('<p><math alttext="x"><mi>x</mi></math></p>')).toContain('MathML')
})

describe('a picture that moves may flash', () => {
  const frame = '\u0021\u00F9\u0004'

  test.each([
    ['image/gif', `GIF89a${frame}${frame}`],
    ['image/webp', 'RIFF....WEBPVP8X ANIM ANMF ANMF'],
    ['image/png', '\u0089PNG acTL fcTL fcTL'],
    ['image/svg+xml', '<svg><animate attributeName="x"/></svg>'],
  ])('%s', (type, text) => {
    const opf = packageOf(described, {}, { type, bytes: Buffer.from(text, 'latin1') })
    expect(opf).toContain('>unknownFlashingHazard</meta>')
    expect(opf).not.toContain('>none</meta>')
  })

  test('one that stands still does not', () => {
    const still = { type: 'image/gif', bytes: Buffer.from(`GIF89a${frame}`, 'latin1') }
    expect(packageOf(described, {}, still)).toContain(
      '<meta property="schema:accessibilityHazard">none</meta>',
    )
  })
})

test('a chapter says what it is by a class of its heading', () => {
  const chapters = ['preface', 'other', 'glossary'].map((kind) => ({
    id: kind,
    language: 'en',
    title: kind,
    html: `<h1 id="${kind}-title" class="${kind}">${kind}</h1>`,
  }))
  const files = toEpubFiles(sampleEdition(chapters))
  expect(textOf(files, 'text/preface.xhtml')).toContain(
    'epub:type="preface" role="doc-preface"',
  )
  expect(textOf(files, 'text/other.xhtml')).toContain(
    'epub:type="chapter" role="doc-chapter"',
  )
  // The text proper begins after the preface.
  expect(textOf(files, 'nav.xhtml')).toContain(
    '<a epub:type="bodymatter" href="text/other.xhtml">',
  )
})
