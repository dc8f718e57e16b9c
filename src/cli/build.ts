import { type BuildResult, build as buildEditions } from '../build.ts'
import { checkManuscript } from '../check.ts'
import { showJson } from '../diagnostics/show-controls.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { buildDate } from '../system/build-date.ts'
import { openDiskCache } from '../system/disk-cache.ts'
import { interruptible } from '../system/interrupt.ts'
import { templateSource } from '../system/package-folder.ts'
import { programIdentity } from '../system/program-identity.ts'
import { startStopwatch, type Stopwatch, type Timing } from '../system/stopwatch.ts'
import { buildPorts } from './build-ports.ts'
import { chooseEditions } from './choose-editions.ts'
import { defineCommand } from './command.ts'
import { formatExplanation } from './format-explanation.ts'
import { formatResult, resultRecord } from './format-result.ts'
import { formatTimings } from './format-timings.ts'
import { manuscriptOptions, readChosen } from './manuscript-options.ts'
import { type Progress, showProgress, silentProgress } from './progress.ts'
import { exitCode, showMessages } from './show-messages.ts'
import type { Terminal } from './terminal.ts'

/** `build`: set editions of a manuscript as PDF and EPUB. */
export const build = defineCommand({
  name: 'build',
  summary: 'Build editions of a manuscript as PDF and EPUB',
  words: 'edition',
  options: {
    ...manuscriptOptions,
    out: {
      type: 'string',
      short: 'o',
      default: 'dist',
      value: 'folder',
      summary: 'Folder for the files',
    },
    browser: {
      type: 'string',
      value: 'path',
      summary: 'Chrome or Chromium to print with; else one is found',
    },
    'no-cache': {
      type: 'boolean',
      default: false,
      summary: 'Make everything anew, and keep nothing for the next build',
    },
    explain: {
      type: 'boolean',
      default: false,
      summary: 'Say of each page of a PDF why it ends where it does',
    },
    timings: {
      type: 'boolean',
      default: false,
      summary: 'Say how long each step took',
    },
    trace: {
      type: 'boolean',
      default: false,
      summary: 'Write every line of a PDF with its place beside it, as text',
    },
    json: {
      type: 'boolean',
      default: false,
      summary: 'Print files and messages as JSON',
    },
  },
  examples: [
    ['diglot build', 'build every edition of `manuscript/` into `dist/`'],
    ['diglot build handout ebook', 'build two editions'],
    [
      'diglot build reader --explain',
      'build one, and see why its pages end where they do',
    ],
    ['diglot build -m essay.md -o .', 'build a handout and an e-book beside the text'],
    ['diglot build -m chapters --lang en --title "A Book"', 'build a folder of files'],
  ],
  async run(values, names, terminal) {
    const { out, browser, explain, trace, timings, json, ...choice } = values
    const chosen = await readChosen(choice, templateSource())
    const { manuscript, source, folder } = chosen
    const faults = await configFaults(manuscript, source)
    const show = { isJson: json, isExplained: explain }
    const stopwatch = timings ? startStopwatch() : undefined
    if (faults) return tell({ editions: [], messages: faults }, show, terminal)

    const editions = chooseEditions(manuscript.config.editions, names)
    const date = await buildDate(manuscript.config, folder)
    const titles = editions.map((edition) => edition.name)
    const shown = json ? silentProgress : showProgress(titles, terminal)
    const progress = stopwatch ? timed(shown, stopwatch) : shown
    const program = choice['no-cache'] ? undefined : await programIdentity()
    const cache = program === undefined ? undefined : openDiskCache(program)
    const result = await interruptible(async (stop) => {
      const ports = buildPorts({ source, date, out, browser, cache, progress }, stop)
      try {
        return await buildEditions(manuscript, editions, ports, { trace })
      } finally {
        await progress.end()
        cache?.close()
      }
    })
    return tell(result, { ...show, timings: stopwatch?.stop() }, terminal)
  },
})

/** Take the time of the steps that a progress hears of. */
function timed(progress: Progress, stopwatch: Stopwatch): Progress {
  return {
    ...progress,
    step(step) {
      stopwatch.step(step)
      progress.step(step)
    },
  }
}

/** Without a sound config nothing is built; the chapters are checked in the same run. */
async function configFaults(
  manuscript: Manuscript,
  source: ManuscriptSource,
): Promise<BuildResult['messages'] | undefined> {
  const config = manuscript.files.find(({ path }) => path === 'book.yaml')
  if (!config?.messages.some((message) => message.fatal)) return undefined
  return checkManuscript(manuscript, { source })
}

interface Show {
  readonly isJson: boolean
  readonly isExplained: boolean
  readonly timings?: readonly Timing[] | undefined
}

function tell(
  result: BuildResult,
  { isJson, isExplained, timings }: Show,
  terminal: Terminal,
): number {
  if (isJson) {
    terminal.out(showJson(Object.assign(resultRecord(result, isExplained), { timings })))
  } else {
    showMessages(result.messages, terminal)
    const explanation = isExplained ? formatExplanation(result) : ''
    if (explanation !== '') terminal.out(explanation)
    if (timings) terminal.out(formatTimings(timings))
    if (result.editions.length > 0) terminal.out(formatResult(result))
  }
  return exitCode(result.messages)
}
