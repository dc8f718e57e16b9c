import type { ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { keepEnd } from '../../src/pdf/keep-end.ts'

const text = (value: string): ElementContent => ({ type: 'text', value: soft(value) })
const element = (tagName: string, value: string, className = ''): ElementContent => ({
  type: 'element',
  tagName,
  properties: className === '' ? {} : { className: [className] },
  children: [text(value)],
})

/** `-` stands for a soft hyphen, `~` for a no-break space. */
const soft = (value: string): string => value.replaceAll('-', '\u00AD')
const shown = (value: string): string =>
  value.replaceAll('\u00AD', '-').replaceAll('\u00A0', '~')

function kept(...children: ElementContent[]): string {
  const paragraph = keepEnd({
    type: 'element',
    tagName: 'p',
    properties: {},
    children,
  })
  return shown(toString(paragraph))
}

test('the last word is not divided, others are', () => {
  expect(kept(text('eine Ga-ran-tie ist ei-ne Rück-ver-si-che-rung.'))).toBe(
    'eine Ga-ran-tie ist ei-ne Rückversicherung.',
  )
})

test('a short last word keeps to the one before it', () => {
  expect(kept(text('das war al-les da.'))).toBe('das war al-les~da.')
  expect(kept(text('die Rück-ver-si-che-run-gen da.'))).toBe(
    'die Rück-ver-si-che-run-gen da.',
  )
})

test('the call of a note is passed over', () => {
  expect(kept(text('ei-ne Ga-ran-tie.'), element('a', '1', 'note-call'))).toBe(
    'ei-ne Garantie.1',
  )
})

test('the last words of emphasis are words as well; code is not touched', () => {
  expect(kept(text('ei-ne '), element('em', 'gro-ße Ga-ran-tie'), text(' '))).toBe(
    'ei-ne gro-ße Garantie ',
  )
  expect(kept(text('ei-ne '), element('code', 'f x'))).toBe('ei-ne f x')
})
