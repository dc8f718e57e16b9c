import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { formatMessage, formatMessages } from '../../src/diagnostics/format.ts'
import { toMessageRecord } from '../../src/diagnostics/message-record.ts'
import { report } from '../../src/diagnostics/report.ts'
import { sortMessages } from '../../src/diagnostics/sort-messages.ts'
import { textNode } from '../../src/diagnostics/text-node.ts'

const text = 'Eins\nZwei [^x] drei\n'
const node = textNode(text, 10, 14)

function fileWith(count: number): VFile {
  const file = new VFile({ path: 'de/02-zusage.md' })
  for (let index = 0; index < count; index += 1) {
    report(file, 'note-is-called', node, `note \`[^${index}]\` is never called`)
  }
  report(file, 'note-call-has-note', node, 'note call `[^x]` has no note')
  return file
}

test('a message is a line with place, severity, reason and rule, and one with the hint', () => {
  const [message] = fileWith(0).messages
  expect(message && formatMessage(message)).toBe(
    'de/02-zusage.md:2:6  error  note call `[^x]` has no note  note-call-has-note\n' +
      '  hint: add the note to this chapter, or remove the call',
  )
})

test('a message for machines has its place, rule and hint as data', () => {
  const [message] = fileWith(0).messages
  expect(message && toMessageRecord(message)).toEqual({
    file: 'de/02-zusage.md',
    line: 2,
    column: 6,
    endLine: 2,
    endColumn: 10,
    severity: 'error',
    reason: 'note call `[^x]` has no note',
    rule: 'note-call-has-note',
    hint: 'add the note to this chapter, or remove the call',
  })
})

test('nothing of a manuscript reaches the terminal as a control sequence', () => {
  const file = new VFile({ path: 'de/\u001B[2J.md' })
  const message = report(file, 'note-is-called', node, 'note `[^\u202Ea\n\u009B]` is odd')
  expect(formatMessage(message).split('\n')[0]).toBe(
    'de/\\u{1b}[2J.md:2:6  warning  note `[^\\u{202e}a\\n\\u{9b}]` is odd  note-is-called',
  )
})

test('colours are only for those who ask', () => {
  const [message] = fileWith(0).messages
  expect(message && formatMessage(message)).not.toContain('\u001B')
  expect(message && formatMessage(message, { colours: true })).toContain(
    '\u001B[31merror\u001B[0m',
  )
})

test('of very many messages the first are shown, and no error is crowded out', () => {
  const lines = formatMessages(fileWith(122).messages).split('\n')
  expect(lines).toHaveLength(202)
  expect(lines[198]).toContain('note-call-has-note')
  expect(lines.slice(-2)).toEqual(['and 23 more', '1 error, 122 warnings'])
})

function say(file: VFile, offset: number, reason: string): void {
  report(file, 'note-is-called', textNode(text, offset), reason)
}

test('messages come file by file, down the page, each once', () => {
  const first = new VFile({ path: 'a.md' })
  const second = new VFile({ path: 'b.md' })
  say(second, 0, 'b')
  say(first, 7, 'later')
  say(first, 0, 'twice')
  say(first, 0, 'twice')
  expect(sortMessages([first, second, first]).map(({ reason }) => reason)).toEqual([
    'twice',
    'later',
    'b',
  ])
})
