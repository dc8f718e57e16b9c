import { showJson } from '../diagnostics/show-controls.ts'
import { type Examination, examine } from './examine.ts'
import { defineCommand } from './command.ts'
import type { Terminal } from './terminal.ts'

/** `doctor`: say whether this machine can build, and with what. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Show whether this machine can build, and what with',
  options: {
    browser: {
      type: 'string',
      value: 'path',
      summary: 'Chrome or Chromium to try; else one is found',
    },
    json: { type: 'boolean', default: false, summary: 'Print the findings as JSON' },
  },
  examples: [
    ['diglot doctor', 'try the browser, list fonts, cache and versions'],
    ['diglot doctor --browser /usr/bin/chromium', 'try this browser'],
    ['diglot doctor --json', 'print it all as data, for a bug report'],
  ],
  async run({ browser, json }, _words, terminal) {
    const examinations = await examine(browser)
    if (json) terminal.out(showJson({ examinations }))
    else for (const examination of examinations) show(examination, terminal)
    return examinations.every(({ isSound }) => isSound) ? 0 : 2
  },
})

function show({ name, isSound, findings, hint }: Examination, terminal: Terminal): void {
  const mark = isSound ? 'ok ' : 'no '
  const [first = '', ...others] = findings
  const indent = ' '.repeat(14)
  terminal.out(`${mark} ${name.padEnd(9)} ${first}`)
  for (const finding of others) terminal.out(`${indent}${finding}`)
  if (hint !== undefined) terminal.out(`${indent}hint: ${hint}`)
}
