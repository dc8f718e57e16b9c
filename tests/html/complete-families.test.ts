import { expect, test } from 'vitest'
import type { ChosenFonts } from '../../src/book/choose-fonts.ts'
import { completeFamilies } from '../../src/html/complete-families.ts'
import { tag } from '../support/tag.ts'

const none: ChosenFonts = {
  families: [],
  ofLanguage: new Map(),
  others: [tag('de')],
  added: new Set(),
}
const some: ChosenFonts = {
  families: ['Amiri', 'Sawarabi Mincho'],
  ofLanguage: new Map([
    [tag('ar'), { family: 'Amiri', isSquare: false, signs: 'U+20' }],
    [tag('ja'), { family: 'Sawarabi Mincho', isSquare: true, signs: 'U+2014' }],
  ]),
  others: [tag('de')],
  added: new Set('عの'),
}

const css = `/* The font: ours. */
:root { --text-family: Alegreya, serif; }
html { font-family: var(--text-family); }
p { font: italic 9pt/12pt "Alegreya Sans", sans-serif; font-kerning: normal; }
code { font-family: inherit; }
`

test('nothing changes where no further font is needed', () => {
  expect(completeFamilies(css, none)).toBe(css)
})

test('further fonts stand before the generic one, and first in their languages', () => {
  expect(completeFamilies(css, some)).toBe(`
:root { --text-family: Alegreya, "Amiri", "Sawarabi Mincho", serif; }
html { font-family: var(--text-family); }
p { font: italic 9pt/12pt "Alegreya Sans", "Amiri", "Sawarabi Mincho", sans-serif; font-kerning: normal; }
code { font-family: inherit; }

[lang="ar"] { font-family: "Amiri", var(--text-family); }
[lang="ja"] { font-family: "Sawarabi Mincho", var(--text-family); font-synthesis-style: none; }
[lang="de"] { font-family: var(--text-family); }
`)
})
