/** How much of a text is written with backslashes: no more than it takes to be read back. */
export type EscapeLevel = 0 | 1 | 2

/** Levels from the plainest on. */
export const escapeLevels: readonly EscapeLevel[] = [0, 1, 2]

/** What begins markup in running text. */
const markup =
  /[*`[\]~$^]|\\(?=[!-/:-@[-`{-~])|<(?=[a-z/!?])|&(?=#?\w+;)|(?<!\p{L})_|_(?!\p{L})|\{(?=[#.\w-])|!(?=\[|$)/giu

const blockStart = /^(?:#{1,6}(?=\s|$)|[-+>](?=\s|$)|:{3}|[-=]+$|~{3})/u
const numberStart = /^(?<number>\d{1,9})(?=[.)](?:\s|$))/u

/**
 * Write characters as Markdown.
 *
 * @param level 0 as they are; 1 with a backslash before what begins markup; 2 before every
 *   punctuation mark of ASCII.
 * @param isFirst Does the text begin its block?
 */
export function escapeMarkdown(
  text: string,
  level: EscapeLevel,
  isFirst: boolean,
): string {
  if (level === 0) return text
  if (level === 2) return text.replaceAll(/[!-/:-@[-`{-~]/gu, (sign) => `\\${sign}`)
  const escaped = text.replaceAll(markup, (sign) => `\\${sign}`)
  if (!isFirst) return escaped
  return escaped
    .replace(blockStart, (signs) => `\\${signs}`)
    .replace(numberStart, (digits) => `${digits}\\`)
}
