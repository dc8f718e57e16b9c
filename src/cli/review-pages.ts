import { join } from 'node:path'
import { build, type BuildOptions, type BuildPorts, type BuiltEdition } from '../build.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { comparePages, type PageText } from '../review/compare-pages.ts'
import type { PagesReview } from '../review/format-pages.ts'
import { buildDate } from '../system/build-date.ts'
import { openDiskCache } from '../system/disk-cache.ts'
import type { Stop } from '../system/interrupt.ts'
import { programIdentity } from '../system/program-identity.ts'
import { writeWhole } from '../system/writing.ts'
import { buildPorts } from './build-ports.ts'
import { chooseEditions } from './choose-editions.ts'
import type { OpenRevision } from './open-revisions.ts'
import { showProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Which edition is printed at both revisions, and by what. */
export interface PagesChoice {
  readonly edition: string
  readonly browser: string | undefined
  /** Folder for pictures of edited pages; absent without. */
  readonly pictures: string | undefined
}

/**
 * Print an edition at both revisions and tell which of its pages differ. Nothing is written
 * but pictures of the edited pages, if a folder for them is named.
 *
 * @throws {BuildError} When a revision has no such edition, or it is no PDF.
 */
export async function reviewPages(
  [old, now]: readonly [old: OpenRevision, now: OpenRevision],
  choice: PagesChoice,
  stop: Stop,
  terminal: Terminal,
): Promise<PagesReview> {
  const print = async (
    revision: OpenRevision,
    options: BuildOptions,
  ): Promise<BuiltEdition | undefined> =>
    printEdition(revision, { ...choice, options }, stop, terminal)
  const oldPages = pagesOf(await print(old, { trace: true }))
  const newPages = pagesOf(await print(now, { trace: true }))
  const pages = comparePages(oldPages, newPages)
  if (choice.pictures !== undefined) {
    // Nothing is printed a second time: what was printed is remembered.
    const edited = pages.filter(({ kind }) => kind === 'edited')
    const before = new Set(edited.flatMap(({ oldFolios }) => oldFolios))
    const after = new Set(edited.map(({ folio }) => folio))
    const oldPictures = (await print(old, { trace: true, painted: before }))?.pictures
    const newPictures = (await print(now, { trace: true, painted: after }))?.pictures
    await writePictures(choice.pictures, 'before', oldPictures)
    await writePictures(choice.pictures, 'after', newPictures)
  }
  return {
    edition: choice.edition,
    old: old.label,
    new: now.label,
    oldPages: oldPages.length,
    newPages: newPages.length,
    pages,
  }
}

/** Write pictures as `page-012-before.png`: both of a page stand together. */
async function writePictures(
  folder: string,
  name: 'before' | 'after',
  pictures: BuiltEdition['pictures'] = new Map(),
): Promise<void> {
  for (const [folio, bytes] of pictures) {
    await writeWhole(join(folder, `page-${folio.padStart(3, '0')}-${name}.png`), bytes)
  }
}

function pagesOf(built: BuiltEdition | undefined): PageText[] {
  return (built?.traced ?? []).map(({ page, lines }) => ({
    folio: page.folio,
    body: lines.flatMap(({ area, text }) => (area === 'body' ? text : [])),
    notes: lines.flatMap(({ area, text }) => (area === 'notes' ? text : [])),
  }))
}

async function printEdition(
  { label, manuscript, source, folder, commit }: OpenRevision,
  { edition: name, browser, options }: PagesChoice & { readonly options: BuildOptions },
  stop: Stop,
  terminal: Terminal,
): Promise<BuiltEdition | undefined> {
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
    const { editions } = await build(manuscript, [edition], ports, options)
    return editions[0]
  } finally {
    cache?.close()
    await progress.end()
  }
}
