import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import type { BuildPorts } from '../build.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { StageCache } from '../manuscript/stage-cache.ts'
import { withPrinter } from '../system/chromium.ts'
import { fitPicture } from '../system/fit-picture.ts'
import { packageFonts } from '../system/fonts.ts'
import { tellGuard } from '../system/guarded.ts'
import { type Stop, whenAborted } from '../system/interrupt.ts'
import { templateSource } from '../system/package-folder.ts'
import { writeWhole } from '../system/writing.ts'
import type { Progress } from './progress.ts'

/** What the command line decides about a build's ports. */
export interface PortChoice {
  readonly source: ManuscriptSource
  readonly date: Date
  /** Folder for the output files. */
  readonly out: string
  readonly browser: string | undefined
  readonly cache: StageCache | undefined
  readonly progress: Progress
}

/**
 * Wire a build to the disk, the browser, the fonts and the terminal.
 *
 * @param stop When it comes no further step begins, and a lent printer is taken back.
 */
export function buildPorts(choice: PortChoice, stop: Stop): BuildPorts {
  const { source, date, out, browser, cache, progress } = choice
  return {
    source,
    templates: templateSource(),
    fonts: packageFonts(),
    date,
    fitPicture,
    async *packEpub(files, editionDate) {
      // Loaded for e-books alone: its packages are many.
      const { packEpub } = await import('../system/epub-archive.ts')
      yield* packEpub(files, editionDate)
    },
    withPrinter: (work) =>
      withPrinter({ browser, cache }, (printer) =>
        Promise.race([work(printer), whenAborted(stop.signal)]),
      ),
    async write(fileName, content) {
      stop.signal.throwIfAborted()
      const path = join(out, fileName)
      const written = { path, bytes: await stop.finish(writeWhole(path, content)) }
      // What is written beside an edition does not finish it.
      if (fileName.endsWith('.pages.txt')) return written
      const isDraft = /\.draft\.(?:kepub\.)?[^.]+$/u.test(fileName)
      progress.written(fileName.replace(/(?:\.draft)?(?:\.kepub)?\.[^.]+$/u, ''), isDraft)
      return written
    },
    async step(step) {
      progress.step(step)
      tellGuard({ at: `${step.edition}: ${step.name}` })
      // A signal is heard only when the event loop turns.
      await setImmediate()
      stop.signal.throwIfAborted()
    },
  }
}
