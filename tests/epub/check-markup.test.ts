import { expect, test } from 'vitest'
import type { ArchiveFile } from '../../src/epub/archive-file.ts'
import { checkAlternatives } from '../../src/epub/check-alternatives.ts'
import { checkMarkup } from '../../src/epub/check-markup.ts'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { wholeEdition } from './whole-edition.ts'

/** Faults that the validators of EPUB let pass: each in a book that is sound but for it. */

const whole = wholeEdition()
const files = toEpubFiles({
  ...whole,
  book: { ...whole.book, accessibility: { certifiedBy: 'Verlag & Söhne' } },
  fonts: [
    {
      family: 'Font',
      weight: 400,
      style: 'normal',
      licence: 'Be free.',
      files: [
        {
          family: 'Font',
          fileName: 'font.ttf',
          bytes: Buffer.from('\0\u0001\0\0', 'latin1'),
        },
      ],
    },
  ],
})

function changed(path: string, from: string, to: string): readonly ArchiveFile[] {
  return files.map((file) => {
    if (file.path !== path) return file
    expect(String(file.bytes)).toContain(from)
    return { path, bytes: String(file.bytes).replace(from, to) }
  })
}

const opf = 'EPUB/package.opf'
const text = 'EPUB/text/wort.xhtml'

test('the sound book has none of them', () => {
  expect([...checkMarkup(files), ...checkAlternatives(files)]).toEqual([])
})

test.each([
  {
    name: 'a claim of conformance in words of one’s own',
    broken: changed(opf, 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', 'WCAG 2.2 AA'),
    says: `${opf}: \`WCAG 2.2 AA\` is no claim of conformance`,
  },
  {
    name: 'a claim of conformance that nobody certifies',
    broken: changed(opf, 'a11y:certifiedBy', 'a11y:certifierCredential'),
    says: `${opf}: conformance is claimed, but nobody certifies it`,
  },
  {
    name: 'a font of another media type',
    broken: changed(opf, 'font/ttf', 'font/otf'),
    says: `${opf}: \`fonts/font.ttf\` is given as \`font/otf\`, but is font/ttf`,
  },
  {
    name: 'a font that is none',
    broken: files.map(({ path, bytes }) => ({
      path,
      bytes: path.endsWith('.ttf') ? new Uint8Array(4) : bytes,
    })),
    says: `${opf}: \`fonts/font.ttf\` is given as \`font/ttf\`, but is no font`,
  },
  {
    name: 'a note call on a paragraph',
    broken: changed(text, '<p>Zusage', '<p role="doc-noteref">Zusage'),
    says: `${text}: role \`doc-noteref\` stands on \`<p>\``,
  },
  {
    name: 'a note call that leads nowhere',
    broken: changed(text, 'href="#wort-note-1" ', ''),
    says: `${text}: role \`doc-noteref\` leads nowhere`,
  },
  {
    name: 'a role that is outdated',
    broken: changed(text, 'role="doc-footnote"', 'role="doc-endnote"'),
    says: `${text}: role \`doc-endnote\` is outdated`,
  },
  {
    name: 'two languages of one element',
    broken: changed(text, 'xml:lang="fr"', 'xml:lang="en"'),
    says: `${text}: \`lang\` and \`xml:lang\` of \`<em>\` differ`,
  },
  {
    name: 'a picture without `alt`',
    broken: changed(text, ' alt="Ein Punkt"', ''),
    says: `${text}: a picture has no \`alt\``,
  },
])('$name', ({ broken, says }) => {
  expect(checkMarkup(broken)).toContain(says)
})

test('a picture without description, unless it is decorative, and a formula without', () => {
  const empty = changed(text, 'alt="Ein Punkt"', 'alt=""')
  expect(checkAlternatives(empty)).toEqual([
    `${text}: picture \`../images/Grosse-1-f89f4b88.png\` has no description`,
  ])
  const decorative = changed(text, 'alt="Ein Punkt"', 'alt="" class="decorative"')
  expect(checkAlternatives(decorative)).toEqual([])
  const formula = changed(text, ' alttext="E = mc^2"', '')
  expect(checkAlternatives(formula)).toEqual([`${text}: a formula has no \`alttext\``])
})
