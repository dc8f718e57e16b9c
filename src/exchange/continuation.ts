/**
 * Find what stands before the further lines of a block inside lists, quotations and notes.
 *
 * @param offset Where the block begins in the source.
 */
export function continuationOf(source: string, offset: number): string {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  const lead = source.slice(lineStart, offset)
  const bare = lead.replace(/\[[ x]\][ \t]+$/iu, '').replace(/^#{1,6}[ \t]+$/u, '')
  // Lines of a note are indented by four, however long its label is.
  return bare.replace(/\[\^[^\]]*\]:[ \t]*/u, '    ').replaceAll(/[^>\t]/gu, ' ')
}

/** Put a prefix before all lines but the first; blank lines get what of it is no space. */
export function indented(text: string, prefix: string): string {
  if (prefix === '') return text
  return text.replaceAll(/\n(?<first>[^\n])?/gu, (_whole, first?: string) =>
    first === undefined ? `\n${prefix.trimEnd()}` : `\n${prefix}${first}`,
  )
}
