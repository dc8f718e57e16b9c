import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

/**
 * Find the text of the first level-1 heading, to name a book that has no title.
 *
 * Looks at lines only, so that a long chapter need not be parsed for its title.
 *
 * @param text Chapter without front matter.
 * @returns Text without marks, labels and note calls.
 */
export function firstHeading(text: string): string | undefined {
  let fence: string | undefined
  let before = ''
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (fence === undefined && mark !== undefined) fence = mark
    else if (fence !== undefined && mark?.startsWith(fence)) fence = undefined
    if (fence === undefined) {
      const atx = /^ {0,3}#[ \t]+(.+)$/u.exec(line)?.[1]
      const isSetext = /^ {0,3}=+[ \t]*$/u.test(line) && before.trim() !== ''
      const title = atx ?? (isSetext ? before : undefined)
      // Longer ones are no titles, and to parse them may take minutes.
      if (title !== undefined) return title.length > 1000 ? undefined : plainText(title)
    }
    before = line
  }
  return undefined
}

function plainText(title: string): string | undefined {
  const bare = title
    .replaceAll(/\[\^[^\]]*\]|\^\[[^\]]*\]/gu, '')
    .replaceAll(/\{[#.][^}]*\}|\{\w+=[^}]*\}/gu, '')
    .replace(/[ \t]#+[ \t]*$/u, '')
  const text = toString(fromMarkdown(bare)).replaceAll(/\[([^\]]*)\]/gu, '$1')
  return text.trim() || undefined
}
