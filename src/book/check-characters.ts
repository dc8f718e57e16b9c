import type { Nodes } from 'mdast'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { fontPackage } from '../language/font-package.ts'
import { scriptFonts, scriptOf } from '../language/script-fonts.ts'
import type { Book, Chapter } from './book.ts'
import { walkChapter } from './walk.ts'

/** Characters of a chapter that no font has, and that one message tells of. */
interface Missing {
  readonly node: Nodes
  readonly characters: Set<string>
}

/**
 * Report characters that no font of the edition has: they would print as empty boxes.
 *
 * A script is reported once per chapter, at its first place, with the package that has a
 * font of it; any other character once per chapter.
 *
 * @param hasGlyph Does a font of the edition have this code point?
 */
export function checkCharacters(
  book: Book,
  hasGlyph: (codePoint: number) => boolean,
): void {
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    const missing = new Map<string, Missing>()
    walkChapter(chapter, (node, language) => {
      if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') {
        return
      }
      for (const character of node.value) {
        if (isPlain(character) || hasGlyph(character.codePointAt(0) ?? 0)) continue
        const key = scriptOf(character, language) ?? character
        const known = missing.get(key) ?? { node, characters: new Set() }
        missing.set(key, known)
        known.characters.add(character)
      }
    })
    for (const [key, found] of missing) reportMissing(chapter, key, found)
  }
}

/** ASCII, and what has no shape of its own: spaces, joiners, controls. */
function isPlain(character: string): boolean {
  return character < '\u007F' || /[\p{Z}\p{Cf}\p{Cc}]/u.test(character)
}

function reportMissing({ file }: Chapter, key: string, missing: Missing): void {
  const [first = '', ...others] = missing.characters
  const code = (first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const reason = `no font of this edition has \`${first}\` (U+${code})${more}`
  const script = scriptFonts(key)
  const [family] = script?.families ?? []
  const advice =
    script && family
      ? `${reason}: for ${script.name} run \`npm install ${fontPackage(family)}\``
      : reason
  const source = String(file.value)
  const start = missing.node.position?.start.offset ?? 0
  const at = source.indexOf(first, start)
  const place = at === -1 ? missing.node : textNode(source, at, at + first.length)
  report(file, 'character-has-font', place, advice)
}
