import type { VFileMessage } from 'vfile-message'
import { showControls } from './show-controls.ts'

/** How messages are shown. */
export interface MessageFormat {
  /** Use ANSI colours; the caller knows its terminal and honours `NO_COLOR`. */
  readonly colours?: boolean
  /** Most messages to show in full; the rest is counted. */
  readonly limit?: number
}

const defaultLimit = 100

/**
 * Format a message for people: one line with place, severity, reason and rule, one with
 * the hint. Text from the manuscript cannot reach the terminal as a control sequence.
 *
 * @example
 * formatMessage(message)
 * //=> de/02-zusage.md:12:5  error  note call `[^x]` has no note  note-call-has-note
 * //     hint: add the note to this chapter, or remove the call
 */
export function formatMessage(
  message: VFileMessage,
  { colours = false }: MessageFormat = {},
): string {
  const paint = colours ? ansi : (text: string): string => text
  const place = [message.file ?? 'manuscript', message.line, message.column]
    .filter((part) => part !== undefined)
    .join(':')
  const severity =
    message.fatal === true ? paint('error', 'red') : paint('warning', 'yellow')
  const parts = [
    paint(showControls(place), 'bold'),
    severity,
    showControls(clipQuotes(message.reason)),
    paint(showControls(message.ruleId ?? ''), 'dim'),
  ]
  const note = clipQuotes(message.note ?? '')
  const hint = note === '' ? '' : `\n  ${paint(showControls(note), 'cyan')}`
  return `${parts.filter((part) => part !== '').join('  ')}${hint}`
}

/**
 * Format many messages: those up to the limit, then how many more there are, then how
 * many errors and warnings in all. Errors are never crowded out by warnings.
 *
 * @param messages Messages in the order to show them; see `sortMessages`.
 * @returns Lines without a final line feed; empty when there are no messages.
 */
export function formatMessages(
  messages: readonly VFileMessage[],
  format: MessageFormat = {},
): string {
  if (messages.length === 0) return ''
  const { limit = defaultLimit } = format
  const errors = messages.filter((message) => message.fatal === true)
  const warnings = messages.length - errors.length
  const shown = new Set([
    ...errors.slice(0, limit),
    ...messages
      .filter((message) => message.fatal !== true)
      .slice(0, Math.max(0, limit - errors.length)),
  ])
  const lines = messages
    .filter((message) => shown.has(message))
    .map((message) => formatMessage(message, format))
  if (messages.length > shown.size) lines.push(`and ${messages.length - shown.size} more`)
  const counts = [count(errors.length, 'error'), count(warnings, 'warning')]
  lines.push(counts.filter((text) => text !== '').join(', '))
  return lines.join('\n')
}

/** Longer texts of a manuscript are told by their beginning and end. */
const longestQuote = 120

/** Shorten what stands between backticks, so that no manuscript fills a screen with a line. */
function clipQuotes(text: string): string {
  return text.replaceAll(/`([^`]*)`/gu, (quote, inside: string) => {
    if (inside.length <= longestQuote) return quote
    // Half a surrogate pair at the cut is shown as what it is.
    return `\`${inside.slice(0, 80)}…${inside.slice(-20)}\``
  })
}

function count(number: number, noun: string): string {
  if (number === 0) return ''
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** @see ECMA-48, 8.3.117, SGR. */
const codes = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const

function ansi(text: string, style: keyof typeof codes): string {
  return text === '' ? '' : `\u001b[${codes[style]}m${text}\u001b[0m`
}
