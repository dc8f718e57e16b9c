import { checkManuscript } from '../check.ts'
import { toMessageRecord } from '../diagnostics/message-record.ts'
import { showJson } from '../diagnostics/show-controls.ts'
import { templateSource } from '../system/package-folder.ts'
import { defineCommand } from './command.ts'
import { manuscriptOptions, readChosen } from './manuscript-options.ts'
import { exitCode, showMessages } from './show-messages.ts'

/** `check`: say what is wrong with a manuscript. */
export const check = defineCommand({
  name: 'check',
  summary: 'Check a manuscript in all its languages without building it',
  options: {
    ...manuscriptOptions,
    json: { type: 'boolean', default: false, summary: 'Print the messages as JSON' },
  },
  examples: [
    ['diglot check', 'check the folder `manuscript/`'],
    ['diglot check -m essay.md', 'check one file and its translations'],
    ['diglot check --json', 'check, and tell an editor or a build server'],
  ],
  async run({ json, ...choice }, _words, terminal) {
    const { manuscript, source } = await readChosen(choice, templateSource())
    const messages = await checkManuscript(manuscript, { source })
    if (json) terminal.out(showJson({ messages: messages.map(toMessageRecord) }))
    else if (messages.length > 0) showMessages(messages, terminal)
    else terminal.out('no faults found')
    return exitCode(messages)
  },
})
