import type { Nodes } from 'mdast'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { Book, Chapter } from './book.ts'
import { walkChapter } from './walk.ts'

/**
 * Report characters that no font of the edition has: they would print as empty boxes.
 *
 * Each character is reported once per chapter, at its first place.
 *
 * @param hasGlyph Does a font of the edition have this code point?
 */
export function checkCharacters(
  book: Book,
  hasGlyph: (codePoint: number) => boolean,
): void {
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    const told = new Set<string>()
    walkChapter(chapter, (node) => {
      if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') {
        return
      }
      for (const character of node.value) {
        if (
          told.has(character) ||
          isPlain(character) ||
          hasGlyph(character.codePointAt(0) ?? 0)
        ) {
          continue
        }
        told.add(character)
        reportCharacter(chapter, node, character)
      }
    })
  }
}

/** ASCII, and what has no shape of its own: spaces, joiners, controls. */
function isPlain(character: string): boolean {
  return character < '\u007F' || /[\p{Z}\p{Cf}\p{Cc}]/u.test(character)
}

function reportCharacter({ file }: Chapter, node: Nodes, character: string): void {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const reason = `no font of this edition has \`${character}\` (U+${code})`
  const source = String(file.value)
  const start = node.position?.start.offset ?? 0
  const at = source.indexOf(character, start)
  const place = at === -1 ? node : textNode(source, at, at + character.length)
  report(file, 'character-has-font', place, reason)
}
