import { expect, test } from 'vitest'
import type { EpubFontFile } from '../../src/epub/edition.ts'
import { toFontFaces } from '../../src/epub/font-faces.ts'
import { toFontNeeds } from '../../src/epub/font-needs.ts'
import { sampleEdition } from './sample-edition.ts'

const css = `body { font-family: Alegreya, serif; }
.small-caps { font-family: "Alegreya SC", serif }
/* code: */ pre, code { font-size: 0.9em; font-family: 'Source Code Pro'; }
`

test('each style is needed for the characters that are set in it', () => {
  const html = `<h1 id="t">Q</h1><p>λ<em>ж<strong>ψ</strong></em><code>{}</code>
    <span class="small-caps">abc</span><b>X\u00ADY</b></p>`
  const edition = sampleEdition([{ id: 'a', language: 'de', title: 'Q', html }], {
    template: { css },
  })
  const needs = toFontNeeds(edition)
  expect(
    needs.map(({ family, weight, style }) => `${family} ${weight} ${style}`),
  ).toEqual([
    'Alegreya 400 normal',
    'Alegreya 400 italic',
    'Alegreya 700 normal',
    'Alegreya 700 italic',
    'Alegreya SC 400 normal',
    'Source Code Pro 400 normal',
  ])
  expect(needs.map(({ text }) => text).slice(1)).toEqual([
    ' EWinortж',
    'XY',
    'ψ',
    'abc',
    '{}',
  ])
  for (const character of 'Qλ↑EinWortAdaMusterInhalt') {
    expect(needs[0]?.text).toContain(character)
  }
})

test('a style sheet that names no families needs no fonts', () => {
  const edition = sampleEdition([
    { id: 'a', language: 'de', title: 'A', html: '<p>a</p>' },
  ])
  expect(toFontNeeds(edition)).toEqual([])
})

test('every script of a font is named after its main family', () => {
  const shared = { family: 'Alegreya', weight: 400, licence: 'Be free.' } as const
  const faces = toFontFaces(css, [
    {
      ...shared,
      style: 'normal',
      files: [fontFile('Alegreya'), fontFile('Alegreya greek')],
    },
    { ...shared, style: 'italic', files: [] },
  ])
  expect(faces.css).toContain('body { font-family: Alegreya, "Alegreya greek", serif; }')
  expect(faces.css).toContain('.small-caps { font-family: "Alegreya SC", serif')
  expect(faces.css.match(/src: .*/gu)).toEqual([
    'src: url(../fonts/alegreya.ttf);',
    'src: url(../fonts/alegreya-greek.ttf);',
  ])
  expect(faces.files.map(({ path }) => path)).toEqual([
    'fonts/alegreya.ttf',
    'fonts/alegreya-greek.ttf',
    'fonts/licence-1-alegreya.txt',
  ])
})

function fontFile(family: string): EpubFontFile {
  const fileName = `${family.toLowerCase().replace(' ', '-')}.ttf`
  return { family, fileName, bytes: new Uint8Array() }
}
