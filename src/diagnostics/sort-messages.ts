import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/**
 * Collect the messages of files as a reader wants them: file by file, down the page, each
 * once even when several editions found it.
 *
 * @param files Files in reading order; one may stand there more than once.
 */
export function sortMessages(files: readonly VFile[]): VFileMessage[] {
  const told = new Set<string>()
  return [...new Set(files)].flatMap((file) =>
    file.messages.toSorted(comparePlaces).filter((message) => {
      const { line, column, ruleId, reason } = message
      const key = [file.path, line, column, ruleId, reason].join('\0')
      if (told.has(key)) return false
      told.add(key)
      return true
    }),
  )
}

/** Messages without a place come first: they are about the whole file. */
function comparePlaces(one: VFileMessage, other: VFileMessage): number {
  return (
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0) ||
    Number(other.fatal === true) - Number(one.fatal === true)
  )
}
