import type { ArchiveFile } from './archive-file.ts'
import { type Tag, readTags } from './read-tags.ts'

/**
 * Find what says nothing to readers who do not see it: pictures whose `alt` is empty though
 * they are not said to be decorative, formulas without `alttext`.
 *
 * They are faults of a manuscript, not of an e-book, and no validator of EPUB tells them.
 *
 * @returns A line for each, that begins with the path of its file.
 */
export function checkAlternatives(files: readonly ArchiveFile[]): string[] {
  return files.flatMap(({ path, bytes }) => {
    if (!path.endsWith('.xhtml') || typeof bytes !== 'string') return []
    return readTags(bytes).flatMap((tag) => {
      const fault = faultOf(tag)
      return fault === undefined ? [] : [`${path}: ${fault}`]
    })
  })
}

function faultOf({ name, attributes }: Tag): string | undefined {
  const has = (attribute: string): boolean =>
    (attributes.get(attribute) ?? '').trim() !== ''
  if (name === 'math') return has('alttext') ? undefined : 'a formula has no `alttext`'
  if (name !== 'img' || has('alt')) return undefined
  const classes = (attributes.get('class') ?? '').split(' ')
  if (classes.includes('decorative')) return undefined
  return `picture \`${attributes.get('src') ?? ''}\` has no description`
}
