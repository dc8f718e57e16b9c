import type { VFileMessage } from 'vfile-message'
import { formatMessages } from '../diagnostics/format.ts'
import type { Terminal } from './terminal.ts'

/** Show messages on a terminal, as many as a person reads; see `formatMessages`. */
export function showMessages(
  messages: readonly VFileMessage[],
  terminal: Terminal,
): void {
  if (messages.length === 0) return
  terminal.error(formatMessages(messages, { colours: terminal.hasColours }))
}

/** Exit code for what was found: 1 for errors, 0 for warnings or nothing. */
export function exitCode(messages: readonly VFileMessage[]): 0 | 1 {
  return messages.some((message) => message.fatal === true) ? 1 : 0
}
