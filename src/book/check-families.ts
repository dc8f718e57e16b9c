import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { fontPackage } from '../language/font-package.ts'
import type { InstalledFonts } from './choose-fonts.ts'

/**
 * Report families that a file names and that are not installed: another font, or one of the
 * machine, would stand in for them without a word.
 *
 * @param file Style sheet or `book.yaml`; gains one message per family, at its first place.
 */
export async function checkFamilies(
  file: VFile,
  families: readonly string[],
  fonts: InstalledFonts,
): Promise<void> {
  const text = String(file.value)
  for (const family of families) {
    const faces = await fonts.faces(family)
    if (faces.length > 0) continue
    const at = Math.max(0, text.indexOf(family))
    const name = fontPackage(family)
    // A stranger's name becomes part of no command unless it is a plain one.
    const advice = /^@[a-z]+\/[a-z\d-]+$/u.test(name)
      ? `: run \`npm install ${name}\``
      : ''
    report(
      file,
      'font-is-installed',
      textNode(text, at, at + family.length),
      `the font \`${family}\` is not installed${advice}`,
    )
  }
}
