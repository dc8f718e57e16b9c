import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import { frontMatterKeys } from './front-matter.ts'
import type { ReadChapter } from './read-chapter.ts'

/**
 * Check that diglot reads every key of the front matter. Chapters that come from a site
 * generator all have the same ones, so each is told once, where it stands first.
 */
export function checkFrontMatterKeys(chapters: readonly ReadChapter[]): void {
  const uses = chapters.flatMap(({ file, frontMatter }) =>
    frontMatter.unknownKeys.map(({ key, node }) => ({ key, node, file })),
  )
  const counts = new Map<string, number>()
  for (const { key } of uses) counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { key, node, file } of uses) {
    const count = counts.get(key)
    if (count === undefined) continue
    counts.delete(key)
    const more = count > 1 ? ` (here and in ${count - 1} more)` : ''
    const reason = `the key \`${key}\` is not read${more}`
    const message = report(file, 'front-matter-key-is-known', node, reason)
    const nearest = nearestName(key, frontMatterKeys)
    if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
  }
}
