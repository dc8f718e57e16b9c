import { stat } from 'node:fs/promises'
import { devNull } from 'node:os'
import { basename, dirname } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { memorySource } from '../manuscript/memory-source.ts'
import { readManuscript, type ReadOptions } from '../manuscript/read-manuscript.ts'
import type { ManuscriptRevision } from '../review.ts'
import { type ObjectReader, withObjects } from '../system/object-reader.ts'
import {
  findCommit,
  findMergeBase,
  openRepository,
  type Repository,
} from '../system/repository.ts'
import { revisionSource } from '../system/revision-source.ts'
import { openManuscript } from './open-manuscript.ts'

/** What the command line says of two revisions. */
export interface RevisionsChoice {
  /** Folder or Markdown file of the manuscript, as `-m` names it. */
  readonly manuscript: string
  readonly reading: ReadOptions
  /** Up to two revisions or folders, or one `FROM..TO` or `FROM...TO`. */
  readonly words: readonly string[]
}

/** A revision that is open, and where it was found. */
export interface OpenRevision extends ManuscriptRevision {
  /** Of the manuscript, or of the repository. */
  readonly folder: string
  /** Absent for what is on disk. */
  readonly commit?: string
}

/**
 * Open the two revisions that a review compares, for as long as the work takes.
 *
 * Without words the last commit and the working tree; with one that revision and the
 * working tree.
 *
 * @throws {BuildError} When there is no such revision, folder or repository.
 */
export async function openRevisions(
  choice: RevisionsChoice,
  work: (old: OpenRevision, now: OpenRevision) => Promise<void>,
): Promise<void> {
  const { from, to, fromCommon } = parseWords(choice.words)
  const oldPath = await folderNamed(from, choice)
  const newPath = to === undefined ? choice.manuscript : await folderNamed(to, choice)
  if (oldPath !== undefined && newPath !== undefined && !fromCommon) {
    const newLabel = to === undefined ? 'working tree' : newPath
    await work(
      await readFolder(oldPath, oldPath, choice.reading),
      await readFolder(newPath, newLabel, choice.reading),
    )
    return
  }
  const { folder, file } = await placeOf(choice.manuscript)
  const repository = await openRepository(folder)
  await withObjects(repository.root, async (objects) => {
    const read = async (revision: string, commit: string): Promise<OpenRevision> =>
      readRevision(
        { repository, objects, file, reading: choice.reading },
        revision,
        commit,
      )
    const newCommit =
      to === undefined || newPath !== undefined
        ? undefined
        : await findCommit(repository, to)
    const oldCommit =
      oldPath === undefined ? await findCommit(repository, from) : undefined
    const base =
      fromCommon && oldCommit !== undefined
        ? await findMergeBase(
            repository,
            oldCommit,
            newCommit ?? (await findCommit(repository, 'HEAD')),
          )
        : oldCommit
    const old =
      base === undefined || oldPath !== undefined
        ? await readFolder(oldPath ?? choice.manuscript, from, choice.reading)
        : await read(from, base)
    const now =
      newCommit === undefined || to === undefined
        ? await readFolder(
            newPath ?? choice.manuscript,
            to ?? 'working tree',
            choice.reading,
          )
        : await read(to, newCommit)
    await work(old, now)
  })
}

interface ParsedWords {
  readonly from: string
  /** Absent for the working tree. */
  readonly to: string | undefined
  /** Is the last common commit meant, as with three dots? */
  readonly fromCommon: boolean
}

function parseWords(words: readonly string[]): ParsedWords {
  const [first, second, third] = words
  if (third !== undefined) {
    throw new BuildError(`\`${showControls(third)}\` is one word too many`, {
      hint: 'name two revisions at most',
    })
  }
  const range = second === undefined ? /^(.*?)(\.{2,3})(.*)$/su.exec(first ?? '') : null
  const isPath = /^\.{0,2}\//u.test(first ?? '') || first === '..' || first === '.'
  if (!range || isPath) return { from: first ?? 'HEAD', to: second, fromCommon: false }
  const [, from = '', dots, to = ''] = range
  return { from: from || 'HEAD', to: to || 'HEAD', fromCommon: dots === '...' }
}

/**
 * Take a word as a folder: one that is written like a path, or one that is there while no
 * revision has its name.
 */
async function folderNamed(
  word: string,
  { manuscript }: RevisionsChoice,
): Promise<string | undefined> {
  if (/^(?:\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/iu.test(word)) return word
  const status = await stat(word).catch(() => undefined)
  if (!status) return undefined
  const isRevision = await placeOf(manuscript)
    .then(({ folder }) => openRepository(folder))
    .then((repository) => findCommit(repository, word))
    .then(
      () => true,
      () => false,
    )
  if (!isRevision) return word
  const name = showControls(word)
  throw new BuildError(
    `\`${name}\` is a revision, and a ${status.isDirectory() ? 'folder' : 'file'} too`,
    {
      hint: `write \`./${name}\` for what is on disk, or \`refs/heads/${name}\` for the branch`,
    },
  )
}

async function readFolder(
  path: string,
  label: string,
  reading: ReadOptions,
): Promise<OpenRevision> {
  // `git difftool` names a file so that is not there.
  if (path === devNull) return readNothing(label)
  const { source, file, folder } = await openManuscript(path)
  const manuscript = await readManuscript(source, { ...reading, file })
  return { label, manuscript, source, folder }
}

async function readNothing(label: string): Promise<OpenRevision> {
  const file = 'nothing.md'
  const source = memorySource({ [file]: '' })
  const manuscript = await readManuscript(source, { file, language: 'und' })
  // That a chapter is empty is a fault elsewhere.
  for (const { messages } of manuscript.files) messages.length = 0
  return { label, manuscript, source, folder: '.' }
}

/** A manuscript may be a file, and need not be there any more. */
async function placeOf(path: string): Promise<{ folder: string; file?: string }> {
  const status = await stat(path).catch(() => undefined)
  const isFile = status ? status.isFile() : /\.(?:md|markdown|yaml)$/iu.test(path)
  if (!isFile) return { folder: path }
  const file = basename(path).normalize('NFC')
  return { folder: dirname(path), ...(file !== 'book.yaml' && { file }) }
}

interface RevisionPlace {
  readonly repository: Repository
  readonly objects: ObjectReader
  readonly file: string | undefined
  readonly reading: ReadOptions
}

async function readRevision(
  { repository, objects, file, reading }: RevisionPlace,
  revision: string,
  commit: string,
): Promise<OpenRevision> {
  const label = showControls(revision)
  const path = `${label}:${repository.prefix}`
  const source = revisionSource(repository, { commit, label: path, objects })
  const manuscript = await readManuscript(source, { ...reading, file })
  return { label, manuscript, source, folder: repository.root, commit }
}
