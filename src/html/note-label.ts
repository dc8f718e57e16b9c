/**
 * Words before a note of a series, the same in print and e-book: the label with a colon,
 * whether it was written with one or without.
 */
export function noteLabelText(label: string): string {
  return `${label.replace(/\s*:$/u, '')}:`
}
