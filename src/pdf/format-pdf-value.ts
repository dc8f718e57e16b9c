import type { PdfValue } from './pdf-objects.ts'

/** Write a value as PDF syntax. */
export function formatPdfValue(value: PdfValue): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    let text = '['
    for (const element of value) {
      const next = formatPdfValue(element)
      text += text.length > 1 && isWord(next) ? ` ${next}` : next
    }
    return `${text}]`
  }
  if (!(value instanceof Map)) return `${value.objectNumber} 0 R`
  let text = '<<'
  for (const [key, element] of value) {
    const next = formatPdfValue(element)
    text += isWord(next) ? `${key} ${next}` : key + next
  }
  return `${text}>>`
}

/** Whether text has to be kept from what stands before it. */
function isWord(text: string): boolean {
  const first = text[0]
  return first !== '/' && first !== '(' && first !== '<' && first !== '['
}
