// oxlint-disable no-control-regex -- these are what is looked for
/** What neither XML 1.0 nor a printed page can hold; tab and line feed are text. */
export const forbiddenCharacters: RegExp = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu

/** Name the first character of a text that cannot stand there, as `U+001B`. */
export function forbiddenCharacter(text: string): string | undefined {
  const at = text.search(forbiddenCharacters)
  return at === -1 ? undefined : nameOfCharacter(text.charCodeAt(at))
}

/** Name a character by its code point. */
export function nameOfCharacter(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
