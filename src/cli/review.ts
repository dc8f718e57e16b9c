import { setImmediate } from 'node:timers/promises'
import { BuildError } from '../diagnostics/build-error.ts'
import { showJson } from '../diagnostics/show-controls.ts'
import type { PrintedReview } from '../print-review.ts'
import { reviewManuscript } from '../review.ts'
import { formatPages } from '../review/format-pages.ts'
import type { Review } from '../review/review.ts'
import { type PageFiles, toReviewPage } from '../review/review-page.ts'
import { toReviewRecord } from '../review/review-record.ts'
import { toMarkdown } from '../review/to-markdown.ts'
import { toTerminal } from '../review/to-terminal.ts'
import { interruptible } from '../system/interrupt.ts'
import { templateSource } from '../system/package-folder.ts'
import { defineCommand } from './command.ts'
import { limitOptions, readLimits } from './limit-options.ts'
import { manuscriptOptions } from './manuscript-options.ts'
import { openRevisions } from './open-revisions.ts'
import { printDiffText } from './print-diff-text.ts'
import { printRevisions } from './print-revisions.ts'
import { reviewPages } from './review-pages.ts'
import {
  chooseOutputs,
  formats,
  type ReviewFormat,
  writeOutputs,
} from './review-outputs.ts'
import { showMessages } from './show-messages.ts'
import type { Terminal } from './terminal.ts'

/** `review`: show what has changed between two revisions of a manuscript. */
export const review = defineCommand({
  name: 'review',
  summary: 'Show what has changed between two revisions of a manuscript',
  words: 'revision',
  options: {
    manuscript: manuscriptOptions.manuscript,
    lang: manuscriptOptions.lang,
    ...limitOptions,
    format: {
      type: 'string',
      multiple: true,
      default: ['terminal'],
      value: formats.join('|'),
      summary: 'What to make of it; may be given several times',
    },
    out: {
      type: 'string',
      short: 'o',
      value: 'path',
      summary: 'File or folder to write, `-` for standard output',
    },
    'changed-pages': {
      type: 'boolean',
      default: false,
      summary: 'Leave the pages of a PDF out on which nothing has changed',
    },
    pages: {
      type: 'string',
      value: 'edition',
      summary: 'Tell which printed pages of an edition change, and by how much',
    },
    pictures: {
      type: 'string',
      value: 'folder',
      summary: 'With `--pages`: paint the edited pages, before and after, as PNG',
    },
    textconv: {
      type: 'string',
      value: 'file',
      summary: 'Print one chapter, a sentence a line, for `git diff` to compare',
    },
    browser: {
      type: 'string',
      value: 'path',
      summary: 'Chrome or Chromium to print with; else one is found',
    },
  },
  examples: [
    ['diglot review', 'what has changed since the last commit'],
    ['diglot review v1.0', 'what has changed since a tag'],
    ['diglot review main...HEAD', 'what a branch has changed'],
    ['diglot review ./before ./after', 'compare two folders'],
    ['diglot review v1.0 --format pdf', 'a redline on paper: `dist/review.pdf`'],
    ['diglot review v1.0 --format pdf --changed-pages', 'its changed pages alone'],
    ['diglot review v1.0 --pages reader', 'which pages have to be printed anew'],
    ['diglot review HEAD~3 --format json', 'for programs'],
  ],
  async run(options, words, terminal) {
    const { manuscript, lang, format, out, browser, pages, pictures, ...more } = options
    const { textconv } = more
    if (textconv !== undefined) {
      terminal.out((await printDiffText(textconv, lang)).trimEnd())
      return 0
    }
    const outputs = chooseOutputs(format, out)
    const onlyChangedPages = more['changed-pages']
    checkFormats(outputs.formats, { onlyChangedPages, pages, pictures })
    return interruptible(async (stop) => {
      const pause = async (): Promise<void> => {
        // A signal is heard only when the event loop turns.
        await setImmediate()
        stop.signal.throwIfAborted()
      }
      const reading = { language: lang, ...readLimits(options) }
      await openRevisions({ manuscript, reading, words }, async (old, now) => {
        if (pages !== undefined) {
          const choice = { edition: pages, browser, pictures }
          const compared = await reviewPages([old, now], choice, stop, terminal)
          const render = (one: ReviewFormat): Promise<string> =>
            Promise.resolve(one === 'json' ? showJson(compared) : formatPages(compared))
          await writeOutputs(outputs, render, terminal)
          return
        }
        const reviewed = await reviewManuscript(old, now, pause)
        warnOfFaults(old, terminal)
        warnOfFaults(now, terminal)
        const render = async (one: ReviewFormat): Promise<string | Uint8Array> => {
          if (one !== 'pdf') return renderText(one, reviewed, terminal)
          const printed = await printRevisions(reviewed, [old, now], {
            onlyChangedPages,
            browser,
            pause,
            signal: stop.signal,
          })
          showMessages(printed.messages, terminal)
          if (printed.leftOut > 0) terminal.error(formatLeftOut(printed))
          return printed.bytes
        }
        await writeOutputs(outputs, render, terminal)
      })
      return 0
    })
  },
})

function checkFormats(
  chosen: readonly ReviewFormat[],
  asked: {
    readonly onlyChangedPages: boolean
    readonly pages: string | undefined
    readonly pictures: string | undefined
  },
): void {
  if (asked.pictures !== undefined && asked.pages === undefined) {
    throw new BuildError('`--pictures` are of the pages of an edition', {
      hint: 'name it with `--pages`',
    })
  }
  if (asked.onlyChangedPages && !chosen.includes('pdf')) {
    throw new BuildError('`--changed-pages` is about a PDF', {
      hint: 'add `--format pdf`',
    })
  }
  const other = chosen.find((one) => one !== 'terminal' && one !== 'json')
  if (asked.pages !== undefined && other !== undefined) {
    throw new BuildError(`\`--pages\` makes no \`${other}\``, {
      hint: 'its formats are terminal and json',
    })
  }
}

async function renderText(
  format: Exclude<ReviewFormat, 'pdf'>,
  reviewed: Review,
  terminal: Terminal,
): Promise<string> {
  switch (format) {
    case 'terminal': {
      const { columns, outHasColours } = terminal
      return toTerminal(reviewed, { columns, hasColours: outHasColours })
    }
    case 'html':
      return toReviewPage(reviewed, await readPageFiles())
    case 'json':
      return showJson(toReviewRecord(reviewed), 2)
    case 'markdown':
      return toMarkdown(reviewed)
    default:
      throw new BuildError(`there is no format \`${String(format satisfies never)}\``, {
        hint: `the formats are ${formats.join(', ')}`,
      })
  }
}

/** Our own files that stand in the page of a review. */
async function readPageFiles(): Promise<PageFiles> {
  const templates = templateSource()
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await templates.read(`review/${name}`))
  return { css: await read('review.css'), script: await read('review.js') }
}

function formatLeftOut({ pages, leftOut }: PrintedReview): string {
  const pagesLeftOut = leftOut === 1 ? 'one page is' : `${leftOut} pages are`
  return `${pages} pages; ${pagesLeftOut} left out, since nothing has changed there`
}

/** Text that could not be read as its writer meant it is compared as it was read. */
function warnOfFaults(
  { label, manuscript }: Parameters<typeof reviewManuscript>[0],
  terminal: Terminal,
): void {
  const faults = manuscript.files
    .flatMap(({ messages }) => messages)
    .filter(({ fatal }) => fatal).length
  if (faults === 0) return
  const errors = faults === 1 ? 'an error' : `${faults} errors`
  terminal.error(`warning  ${label} has ${errors}; it was compared as it was read`)
}
