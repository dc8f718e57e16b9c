const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
}

/**
 * Write text as a PDF string: literal when it is ASCII, else UTF-16 in hexadecimal.
 *
 * @see ISO 32000-1, 7.9.2.2, on text strings.
 * @example
 * toTextString('a (b)') //=> '(a \\(b\\))'
 * toTextString('ü') //=> '<FEFF00FC>'
 */
export function toTextString(text: string): string {
  if (/^[ -~]*$/u.test(text)) return `(${text.replaceAll(/[\\()]/gu, String.raw`\$&`)})`
  let hex = 'FEFF'
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')
  }
  return `<${hex}>`
}

/**
 * Read the bytes of a PDF string, one character for each byte.
 *
 * @param string Literal or hexadecimal string as written.
 * @example
 * fromByteString('(a \\(b\\))') //=> 'a (b)'
 */
export function fromByteString(string: string): string {
  const inner = string.slice(1, -1)
  if (string.startsWith('<')) {
    return inner.replaceAll(/[\da-f]{2}/giu, (hex) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
  }
  return inner.replaceAll(/\\([0-7]{1,3}|\r\n|[\s\S])/gu, (_, escaped: string) => {
    if (/^[0-7]/u.test(escaped)) return String.fromCodePoint(Number.parseInt(escaped, 8))
    return /^[\r\n]/u.test(escaped) ? '' : (escapes[escaped] ?? escaped)
  })
}

/**
 * Read the bytes of a PDF name, one character for each byte.
 *
 * @param name Name as written, with its slash.
 * @example
 * fromName('/#25C3') //=> '%C3'
 */
export function fromName(name: string): string {
  return name
    .slice(1)
    .replaceAll(/#([\da-f]{2})/giu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
}
