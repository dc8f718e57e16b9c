import type { ChangeClass } from './change.ts'
import { noteEnd } from './pair-notes.ts'
import type { Token } from './token.ts'

/**
 * Say what a change is about; see `ChangeClass`.
 *
 * @param tellsNames Do capitals tell names here? Not at the beginning of a sentence, and
 *   not in German.
 */
export function classify(
  olds: readonly Token[],
  news: readonly Token[],
  tellsNames: boolean,
): ChangeClass {
  const all = [...olds, ...news]
  const isNote = (tokens: readonly Token[]): boolean =>
    withoutNotes(tokens).every(({ kind }) => kind === 'space')
  if (all.some(({ kind }) => kind === 'note' || kind === 'call')) {
    if (isNote(olds) && isNote(news)) return 'note'
  }
  const [oldBody, newBody] = [withoutNotes(olds), withoutNotes(news)]
  const oldWords = wordsOf(oldBody)
  const newWords = wordsOf(newBody)
  const isSameWords = equal(oldWords, newWords)
  if (isSameWords && !equal(frames(oldBody), frames(newBody))) return 'structure'
  if (!isSameWords) return classOfWords(oldWords, newWords, tellsNames)
  const oldText = textOf(oldBody)
  const newText = textOf(newBody)
  if (oldText === newText) return 'markup'
  const hasObject = [...oldBody, ...newBody].some(({ kind }) => kind === 'object')
  if (hasObject) return 'words'
  return spelt(oldText) === spelt(newText) ? 'typography' : 'punctuation'
}

function frames(tokens: readonly Token[]): string[] {
  return tokens
    .filter(({ kind }) => isFrame(kind))
    .map(({ kind, key }) => `${kind} ${key}`)
}

function isFrame(kind: Token['kind']): boolean {
  return kind === 'block' || kind === 'row' || kind === 'cell'
}

/** Take away the notes, their calls with them. */
function withoutNotes(tokens: readonly Token[]): Token[] {
  const body: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'note') index = noteEnd(tokens, index)
    else if (token && token.kind !== 'call' && token.kind !== 'noteEnd') body.push(token)
  }
  return body
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens
    .filter(({ kind }) => kind === 'word' || kind === 'object' || kind === 'line')
    .map(({ key }) => key)
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ key, kind }) => (isFrame(kind) ? '' : key)).join('')
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** Text with every dash, row of dots and space written in one way. */
function spelt(text: string): string {
  return text
    .replaceAll(/[\u2010-\u2015\u2212-]+/gu, '-')
    .replaceAll('…', '...')
    .replaceAll(/\s+/gu, '')
    .replaceAll(/[\u00ad\u200b\u2060]/gu, '')
    .replaceAll(/["'′″]/gu, "'")
}

function classOfWords(
  olds: readonly string[],
  news: readonly string[],
  tellsNames: boolean,
): ChangeClass {
  if (equal(withoutNumbers(olds), withoutNumbers(news))) return 'number'
  const isName =
    tellsNames &&
    olds.length === news.length &&
    olds.length <= 3 &&
    [...olds, ...news].every((word) => /^\p{Lu}\p{Ll}/u.test(word))
  return isName ? 'name' : 'words'
}

function isNumber(word: string): boolean {
  return /^\p{N}[\p{N}.,:'’/-]*$/u.test(word)
}

function withoutNumbers(words: readonly string[]): string[] {
  return words.filter((word) => !isNumber(word))
}
