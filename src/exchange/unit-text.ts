import type { Labels, Piece } from './piece.ts'

/** A token of a unit's text as a translator gives it back. */
export interface UnitToken {
  readonly type: 'text' | 'open' | 'close' | 'alone'
  /** The characters, or the label of the placeholder: `em`, `note2`. */
  readonly value: string
}

/**
 * Write pieces as the text of a unit: placeholders look like tags.
 *
 * @example
 * formatPieces(pieces, labels) //=> 'The <em>well</em><note1/> is dry.'
 */
export function formatPieces(pieces: readonly Piece[], labels: Labels): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'text') return escapeText(piece.value)
      const label = labels.get(piece.key) ?? piece.name
      if (piece.type === 'alone') return `<${label}/>`
      return piece.type === 'open' ? `<${label}>` : `</${label}>`
    })
    .join('')
}

/** Escape what would look like a placeholder in the text of a unit, or like an escape. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/&(?=(?:lt|amp);)/gu, '&amp;')
    .replaceAll(/<(?=\/?[a-z]+\d*\/?>)/gu, '&lt;')
}

function unescapeText(text: string): string {
  return text.replaceAll(/&(?<name>lt|amp);/gu, (_whole, name: string) =>
    name === 'lt' ? '<' : '&',
  )
}

const placeholder = /<(?<slash>\/?)(?<label>[a-z]+\d*)(?<end>\s*\/?)>/gu

/**
 * Read the text of a unit.
 *
 * @returns Tokens in order, texts unescaped; what looks like no placeholder is text.
 */
export function parseUnitText(text: string): UnitToken[] {
  const tokens: UnitToken[] = []
  let offset = 0
  const push = (value: string): void => {
    if (value !== '') tokens.push({ type: 'text', value: unescapeText(value) })
  }
  for (const { 0: whole, index, groups = {} } of text.matchAll(placeholder)) {
    push(text.slice(offset, index))
    const isAlone = groups['end']?.endsWith('/') === true
    const type = isAlone ? 'alone' : groups['slash'] === '/' ? 'close' : 'open'
    tokens.push({ type, value: groups['label'] ?? '' })
    offset = index + whole.length
  }
  push(text.slice(offset))
  return tokens
}
