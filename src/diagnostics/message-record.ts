import type { VFileMessage } from 'vfile-message'

/** A message as machines read it (`--json`); absent fields are left out. */
export interface MessageRecord {
  readonly file?: string
  /** From 1, as are the other lines and columns; columns count UTF-16 units. */
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly severity: 'error' | 'warning'
  readonly reason: string
  readonly rule?: string
  readonly hint?: string
}

/** Turn a message into plain data. */
export function toMessageRecord(message: VFileMessage): MessageRecord {
  const { file, line, column, place, ruleId, note } = message
  const end = place && 'end' in place ? place.end : undefined
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(end && { endLine: end.line, endColumn: end.column }),
    severity: message.fatal === true ? 'error' : 'warning',
    reason: message.reason,
    ...(ruleId !== undefined && { rule: ruleId }),
    ...(note !== undefined && { hint: note.replace(/^hint: /u, '') }),
  }
}
