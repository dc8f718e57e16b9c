import type { PdfArray, PdfDict, PdfValue } from './pdf-objects.ts'

/** A place in the text of a PDF, one character a byte; moved on by parsing. */
export interface PdfCursor {
  readonly text: string
  at: number
}

/**
 * Parse the value at a cursor, and move behind it.
 *
 * References are known by the one form Chromium writes, `12 0 R`; comments, which it never
 * writes inside objects, are not.
 *
 * @param cursor Place in the file; moved.
 */
export function parseValue(cursor: PdfCursor): PdfValue {
  skipSpace(cursor)
  const { text, at } = cursor
  const first = text[at]
  if (first === '[') return parseArray(cursor)
  if (first === '(') return parseLiteral(cursor)
  if (first !== '<') return parseWord(cursor)
  if (text[at + 1] === '<') return parseDict(cursor)
  cursor.at = text.indexOf('>', at) + 1
  return text.slice(at, cursor.at)
}

/** Move a cursor behind white space. */
export function skipSpace(cursor: PdfCursor): void {
  while (isSpace(cursor.text.charCodeAt(cursor.at))) cursor.at += 1
}

function parseArray(cursor: PdfCursor): PdfArray {
  const array: PdfArray = []
  cursor.at += 1
  for (skipSpace(cursor); cursor.text[cursor.at] !== ']'; skipSpace(cursor)) {
    array.push(parseValue(cursor))
  }
  cursor.at += 1
  return array
}

function parseDict(cursor: PdfCursor): PdfDict {
  const dict: PdfDict = new Map()
  cursor.at += 2
  for (skipSpace(cursor); cursor.text[cursor.at] !== '>'; skipSpace(cursor)) {
    const key = parseWord(cursor)
    dict.set(typeof key === 'string' ? key : '', parseValue(cursor))
  }
  cursor.at += 2
  return dict
}

/** A string in parentheses, which may nest. */
function parseLiteral(cursor: PdfCursor): string {
  const start = cursor.at
  let depth = 0
  do {
    const character = cursor.text[cursor.at]
    if (character === undefined) throw new RangeError('a string without end')
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    cursor.at += character === '\\' ? 2 : 1
  } while (depth > 0)
  return cursor.text.slice(start, cursor.at)
}

/** A name, number or keyword, or the reference that a number begins. */
function parseWord(cursor: PdfCursor): PdfValue {
  const { text, at: start } = cursor
  cursor.at += 1
  while (isRegular(text.charCodeAt(cursor.at))) cursor.at += 1
  if (cursor.at > text.length) throw new RangeError('a value without end')
  const word = text.slice(start, cursor.at)
  if (!text.startsWith(' 0 R', cursor.at) || !/^\d+$/u.test(word)) return word
  cursor.at += 4
  return { objectNumber: Number(word) }
}

function isSpace(code: number): boolean {
  return (
    code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0
  )
}

/** Whether a character goes on with a name, number or keyword; not so at the end of the text. */
function isRegular(code: number): boolean {
  if (code > 97) return code !== 123 && code !== 125
  if (Number.isNaN(code) || isSpace(code)) return false
  // ( ) < > [ ] / %
  return !(
    code === 40 ||
    code === 41 ||
    code === 60 ||
    code === 62 ||
    code === 91 ||
    code === 93 ||
    code === 47 ||
    code === 37
  )
}
