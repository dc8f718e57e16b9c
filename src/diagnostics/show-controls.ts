/**
 * Control characters, and what reorders or hides text: bidirectional controls, zero-width
 * characters, line and paragraph separators, tags, lone surrogates. ZWNJ and ZWJ stay:
 * Persian words and emoji need them.
 *
 * @see Unicode Technical Report 36, "Unicode Security Considerations", 2.10 and 3.6.
 */
const unsafe =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

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
