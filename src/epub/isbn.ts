/**
 * Read an identifier as an ISBN.
 *
 * @returns Its digits, or `undefined` when it does not look like one.
 * @example
 * isbnDigits('ISBN 978-3-16-148410-0') //=> '9783161484100'
 */
export function isbnDigits(identifier: string): string | undefined {
  const digits = identifier.replace(/^(?:urn:)?isbn:?\s*/iu, '').replaceAll(/[\s-]/gu, '')
  return /^(?:\d{13}|\d{9}[\dX])$/iu.test(digits) ? digits.toUpperCase() : undefined
}

/**
 * Whether the check digit of an ISBN is right.
 *
 * @param digits As `isbnDigits` returns them.
 * @see ISO 2108; ISBN Users’ Manual, “Check digit”
 */
export function isValidIsbn(digits: string): boolean {
  const values = digits.split('').map((digit) => (digit === 'X' ? 10 : Number(digit)))
  const isLong = values.length === 13
  const sum = values.reduce(
    (total, value, at) => total + value * (isLong ? 1 + (at % 2) * 2 : 10 - at),
    0,
  )
  return sum % (isLong ? 10 : 11) === 0
}
