import {
  Listr,
  type ListrDefaultRendererLogLevels,
  ListrLogger,
  ProcessOutput,
} from 'listr2'
import type { BuildStep } from '../build.ts'
import { standardStream } from './standard-stream.ts'
import type { Terminal } from './terminal.ts'

/** Shows people how far a build is. */
export interface Progress {
  step(step: BuildStep): void
  /** The file of an edition is written, as a draft if its text has errors. */
  written(edition: string, isDraft: boolean): void
  /** Nothing more will happen; what is not written will not be. Ends the display. */
  end(): Promise<void>
}

/**
 * Show the progress of a build: a line per edition with its present step, redrawn on a
 * terminal, told step by step elsewhere.
 *
 * @param editions Names of the editions to build.
 */
export function showProgress(editions: readonly string[], terminal: Terminal): Progress {
  return terminal.isInteractive ? redrawnProgress(editions) : toldProgress(terminal)
}

const ignore = (): void => undefined

/** Progress that nobody sees, for `--json`. */
export const silentProgress: Progress = {
  step: ignore,
  written: ignore,
  end: () => Promise.resolve(),
}

function toldProgress(terminal: Terminal): Progress {
  let last = ''
  return {
    ...silentProgress,
    step({ edition, name }) {
      const line = `${edition}: ${name}`
      // Pages are broken again when page references have changed.
      if (line !== last) terminal.error(line)
      last = line
    },
  }
}

interface Line {
  readonly done: Promise<void>
  readonly finish: (isWritten: boolean) => void
  show: (text: string) => void
}

function redrawnProgress(editions: readonly string[]): Progress {
  const lines = new Map(editions.map((edition) => [edition, makeLine()]))
  const stream = standardStream(2)
  const tasks = new Listr(
    [...lines].map(([edition, line]) => ({
      title: edition,
      task: async (_context: unknown, task: { title: string }): Promise<void> => {
        line.show = (text) => {
          task.title = text
        }
        await line.done
      },
    })),
    {
      concurrent: true,
      exitOnError: false,
      // Stopping is ours: see `interruptible`.
      registerSignalListeners: false,
      forceTTY: true,
      rendererOptions: {
        showErrorMessage: false,
        // Standard output is for what was asked for.
        logger: new ListrLogger<ListrDefaultRendererLogLevels>({
          useIcons: true,
          processOutput: new ProcessOutput(stream, stream, {
            leaveEmptyLine: false,
          }),
        }),
      },
    },
  )
  const running = tasks.run().catch(() => undefined)
  return {
    step: ({ edition, name }) => lines.get(edition)?.show(`${edition}  ${name}`),
    written(edition, isDraft) {
      const line = lines.get(edition)
      line?.show(isDraft ? `${edition}  draft` : edition)
      line?.finish(true)
    },
    async end() {
      for (const line of lines.values()) line.finish(false)
      await running
    },
  }
}

function makeLine(): Line {
  let finish: Line['finish'] = ignore
  const done = new Promise<void>((resolve, reject) => {
    finish = (isWritten) => {
      if (isWritten) resolve()
      else reject(new Error('not written'))
    }
  })
  done.catch(() => undefined)
  return { done, finish: (isWritten) => finish(isWritten), show: ignore }
}
