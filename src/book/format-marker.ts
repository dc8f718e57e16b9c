import type { MarkerStyle } from '../manuscript/config.ts'

/** Marks in the order of the Chicago Manual of Style, 14.25; doubled, tripled … when used up. */
const symbols = ['*', '†', '‡', '§', '‖', '¶']

/**
 * Format the number of a note as its mark.
 *
 * @param number From 1.
 * @example
 * formatMarker(4, 'lower-roman') //=> 'iv'
 * formatMarker(28, 'lower-alpha') //=> 'ab'
 * formatMarker(7, 'symbols') //=> '**'
 */
export function formatMarker(number: number, style: MarkerStyle): string {
  return formats[style](number)
}

const formats: Readonly<Record<MarkerStyle, (number: number) => string>> = {
  decimal: String,
  'lower-alpha': letters,
  'upper-alpha': (number) => letters(number).toUpperCase(),
  'lower-roman': roman,
  'upper-roman': (number) => roman(number).toUpperCase(),
  symbols: symbol,
}

function letters(number: number): string {
  const rest = number - 1
  const last = String.fromCodePoint(97 + (rest % 26))
  return rest < 26 ? last : letters(Math.floor(rest / 26)) + last
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** Lower-case roman numeral of a number from 1. */
export function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, numeral] of numerals) {
    while (rest >= value) {
      text += numeral
      rest -= value
    }
  }
  return text
}

function symbol(number: number): string {
  const sign = symbols[(number - 1) % symbols.length] ?? '*'
  return sign.repeat(Math.ceil(number / symbols.length))
}
