import type { Node } from 'unist'
import type { VFile } from 'vfile'

/**
 * Write the place of a node in another file than that of the message.
 *
 * @example
 * formatPlace(file, node) //=> '`de/01.md:12:1`'
 */
export function formatPlace(file: VFile, node: Node | undefined): string {
  const { line, column } = node?.position?.start ?? {}
  const parts = [file.path, line, column].filter((part) => part !== undefined)
  return `\`${parts.join(':')}\``
}
