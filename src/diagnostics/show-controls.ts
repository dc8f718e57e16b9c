/**
 * Control characters, and what reorders or hides text: all that Unicode lets programs
 * ignore, such as bidirectional controls, zero-width characters, fillers and tags, and line
 * and paragraph separators, annotations, lone surrogates. ZWNJ, ZWJ and variation selectors
 * stay: Persian words and emoji need them.
 *
 * @see Unicode Technical Report 36, "Unicode Security Considerations", 2.10 and 3.6.
 */
const unsafe =
  // oxlint-disable-next-line no-misleading-character-class -- each stands for itself
  /(?![\u200c\u200d\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu

/**
 * Make text from a manuscript safe to print on a terminal: everything that could move the
 * cursor, colour, reorder or hide text becomes a visible escape.
 *
 * @returns One line, without any control character.
 * @example
 * showControls('a\u001b[2Jb') //=> 'a\\u{1b}[2Jb'
 */
export function showControls(text: string): string {
  return text.replaceAll(unsafe, (character) => {
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}

/**
 * Write a value as JSON that is as safe to print as `showControls` makes text; reading it
 * gives the same value.
 *
 * @param indent Blanks before each level; all stands on one line when it is 0.
 */
export function showJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replaceAll(unsafe, (character) => {
    if (character === '\n') return character
    return Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join('')
  })
}
