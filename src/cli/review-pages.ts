import { build, type BuildPorts } from '../build.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { comparePages, type PageText } from '../review/compare-pages.ts'
import type { PagesReview } from '../review/format-pages.ts'
import { buildDate } from '../system/build-date.ts'
import { openDiskCache } from '../system/disk-cache.ts'
import type { Stop } from '../system/interrupt.ts'
import { programIdentity } from '../system/program-identity.ts'
import { buildPorts } from './build-ports.ts'
import { chooseEditions } from './choose-editions.ts'
import type { OpenRevision } from './open-revisions.ts'
import { showProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Which edition is printed at both revisions, and by what. */
export interface PagesChoice {
  readonly edition: string
  readonly browser: string | undefined
}

/**
 * Print an edition at both revisions and tell which of its pages differ. Nothing is written.
 *
 * @throws {BuildError} When a revision has no such edition, or it is no PDF.
 */
export async function reviewPages(
  [old, now]: readonly [old: OpenRevision, now: OpenRevision],
  choice: PagesChoice,
  stop: Stop,
  terminal: Terminal,
): Promise<PagesReview> {
  const oldPages = await pagesOf(old, choice, stop, terminal)
  const newPages = await pagesOf(now, choice, stop, terminal)
  return {
    edition: choice.edition,
    old: old.label,
    new: now.label,
    oldPages: oldPages.length,
    newPages: newPages.length,
    pages: comparePages(oldPages, newPages),
  }
}

async function pagesOf(
  { label, manuscript, source, folder, commit }: OpenRevision,
  { edition: name, browser }: PagesChoice,
  stop: Stop,
  terminal: Terminal,
): Promise<PageText[]> {
  const [edition] = chooseEditions(manuscript.config.editions, [name])
  if (edition?.format !== 'pdf') {
    throw new BuildError(`the edition \`${name}\` of ${label} has no pages`, {
      hint: 'name an edition that is a PDF',
    })
  }
  const date = await buildDate(manuscript.config, folder, commit)
  const progress = showProgress([name], terminal)
  const program = await programIdentity()
  const cache = program === undefined ? undefined : openDiskCache(program)
  const ports: BuildPorts = {
    ...buildPorts({ source, date, out: '', browser, cache, progress }, stop),
    write: (path) => Promise.resolve({ path, bytes: 0 }),
  }
  try {
    const { editions } = await build(manuscript, [edition], ports, { trace: true })
    return (editions[0]?.traced ?? []).map(({ page, lines }) => ({
      folio: page.folio,
      body: lines.flatMap(({ area, text }) => (area === 'body' ? text : [])),
      notes: lines.flatMap(({ area, text }) => (area === 'notes' ? text : [])),
    }))
  } finally {
    cache?.close()
    await progress.end()
  }
}
