import type { Option } from './command.ts'

/** What the help of a command tells. */
export interface HelpSubject {
  readonly name: string
  readonly summary: string
  readonly words?: string
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly (readonly [command: string, effect: string])[]
}

/** Format the help of a command: usage, options, examples. */
export function formatHelp(subject: HelpSubject): string {
  const { name, summary, words, options, examples } = subject
  const usage = ['diglot', name, words && `[${words}…]`, '[options]']
    .filter((part) => part !== undefined)
    .join(' ')
  return [
    `${summary}.`,
    `Usage: ${usage}`,
    `Options:\n${formatTable(Object.entries(options).map(optionRow))}`,
    `Examples:\n${formatTable(examples)}`,
  ].join('\n\n')
}

/** Set pairs in two columns, indented. */
export function formatTable(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  return rows
    .map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd())
    .join('\n')
}

function optionRow([name, option]: readonly [string, Option]): readonly [string, string] {
  const short = option.short === undefined ? '    ' : `-${option.short}, `
  const value = option.type === 'string' ? ` <${option.value ?? 'text'}>` : ''
  const standard =
    typeof option.default === 'string' ? ` (default: \`${option.default}\`)` : ''
  return [`${short}--${name}${value}`, `${option.summary}${standard}`]
}
