import type { Extension } from 'mdast-util-from-markdown'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { placeOf, pointOf } from './place.ts'
import { type LineStart, stanzaOf } from './stanza.ts'

/**
 * Make the mdast extension that turns the tokens of `verse-syntax.ts` into `verse`,
 * `stanza` and `verseLine` nodes.
 *
 * @param file File that is parsed; gains a message for a verse that is never closed.
 */
export function verseFromTokens(file: VFile): Extension {
  const indents = new Map<number, LineStart>()
  let fences = 0
  let opening: Node = { type: 'token' }

  return {
    enter: {
      verse(token) {
        fences = 0
        this.enter({ type: 'verse', children: [] }, token)
      },
      verseStanza(token) {
        this.enter({ type: 'paragraph', children: [] }, token)
      },
    },
    exit: {
      verseFence(token) {
        fences += 1
        if (fences === 1) opening = placeOf(token)
      },
      verseIndent(token) {
        const spaces = this.sliceSerialize(token, true)
        // An em space is one em wide, any other space half as wide.
        const wide = Array.from(spaces).filter((space) => space === '\u2003').length
        const indent = (spaces.length + wide) / 2
        const { line, column } = token.start
        indents.set(line, { indent, column, point: pointOf(token.end) })
      },
      verseStanza(token) {
        const paragraph = this.stack.at(-1)
        this.exit(token)
        const verse = this.stack.at(-1)
        if (paragraph?.type !== 'paragraph' || verse?.type !== 'verse') return
        verse.children.pop()
        verse.children.push(stanzaOf(paragraph, indents, String(file.value)))
      },
      verse(token) {
        this.exit(token)
        if (fences < 2) {
          report(file, 'directive-is-closed', opening, '`:::verse` is never closed')
        }
      },
    },
  }
}
