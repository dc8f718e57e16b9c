import type { VFile } from 'vfile'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import { withoutExtension } from './chapter-name.ts'
import type { ChapterPath, Outline } from './outline.ts'
import type { ParsedConfig } from './parse-config.ts'

/**
 * Put the chapters of the original into the order that `chapters:` of the config gives;
 * those not named there are left out. Translations follow when they are paired.
 *
 * @param file `book.yaml`; gains a message for every name without a chapter.
 */
export function chooseChapters(
  outline: Outline,
  parsed: ParsedConfig,
  file: VFile,
): Outline {
  const written = parsed.given.chapters
  if (!written) return outline
  const known = outline.original.map((chapter) => chapter.name)
  const names: string[] = []
  for (const [index, text] of written.entries()) {
    const name = withoutExtension(text)
    const node = parsed.mapping.valueNode(['chapters', index])
    if (names.includes(name)) {
      report(file, 'config-value-is-valid', node, `chapter \`${name}\` is listed twice`)
    } else if (known.includes(name)) names.push(name)
    else {
      const reason = `there is no chapter \`${name}\``
      const message = report(file, 'chapter-exists', node, reason)
      const nearest = nearestName(name, known)
      if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
    }
  }
  const original = names.flatMap((name): ChapterPath[] =>
    outline.original.filter((chapter) => chapter.name === name),
  )
  return { ...outline, original }
}
