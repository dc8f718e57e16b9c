import { realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { askGit } from './git.ts'

/** A git repository with the folder that was asked for in it. */
export interface Repository {
  /** Its working tree on disk. */
  readonly root: string
  /** Path of the folder inside it, with `/` at its end; empty for the root. */
  readonly prefix: string
  /** Was it cloned without its whole history? */
  readonly isShallow: boolean
}

/** Digest that names a commit. */
export type CommitId = string

/**
 * Find the repository that a folder lies in. The folder need not exist any more.
 *
 * @throws {BuildError} When there is none, or git is missing.
 */
export async function openRepository(folder: string): Promise<Repository> {
  const { existing, rest } = await nearestFolder(resolve(folder))
  try {
    const answer = await askGit(existing, [
      'rev-parse',
      '--is-shallow-repository',
      '--show-toplevel',
    ])
    const [shallow, ...lines] = answer.split('\n')
    const root = await realpath(lines.join('\n').replace(/\n$/u, ''))
    const prefix = relative(root, join(existing, rest)).split(sep).join('/')
    return {
      root,
      prefix: prefix === '' ? '' : `${prefix.normalize('NFC')}/`,
      isShallow: shallow === 'true',
    }
  } catch (cause) {
    throw notARepository(folder, cause)
  }
}

/** Go up to a folder that is there. */
async function nearestFolder(
  folder: string,
): Promise<{ existing: string; rest: string }> {
  let existing = folder
  let rest = ''
  for (;;) {
    const real = await realpath(existing).catch(() => undefined)
    if (real !== undefined) return { existing: real, rest }
    rest = join(basename(existing), rest)
    const parent = dirname(existing)
    if (parent === existing) return { existing, rest }
    existing = parent
  }
}

function notARepository(folder: string, cause: unknown): BuildError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  if (isMissing) {
    return new BuildError('git was not found', {
      cause,
      hint: 'install git, or compare two folders',
    })
  }
  return new BuildError(`\`${folder}\` is not in the working tree of a git repository`, {
    cause,
    hint: 'go to the repository, or name two folders to compare',
  })
}

/** Longer names of revisions are nobody's. */
const longestRevision = 500

/**
 * Find the commit that a person means by a revision: a branch, a tag, `HEAD~3`, a digest.
 *
 * @param revision As the person wrote it; nothing in it can become an option of git.
 * @throws {BuildError} When there is no such commit.
 */
export async function findCommit(
  { root, isShallow }: Repository,
  revision: string,
): Promise<CommitId> {
  const name = `\`${showControls(revision.slice(0, longestRevision))}\``
  const isWritable = /^[^\p{Cc}\s-][^\p{Cc}]*$/u.test(revision)
  if (!isWritable || revision.length > longestRevision || /\.\./u.test(revision)) {
    throw new BuildError(`${name} is not a git revision`, {
      hint: 'write a branch, a tag, a commit or something like `HEAD~3`',
    })
  }
  try {
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options']
    return (await askGit(root, [...words, `${revision}^{commit}`])).trim()
  } catch (cause) {
    throw new BuildError(`there is no revision ${name} in this repository`, {
      cause,
      hint: isShallow
        ? 'this clone is shallow; fetch the rest with `git fetch --unshallow`'
        : 'see `git branch --all` and `git tag` for the names there are',
    })
  }
}

/**
 * Find the commit that two histories have last had in common, as `FROM...TO` means it.
 *
 * @throws {BuildError} When there is none.
 */
export async function findMergeBase(
  { root, isShallow }: Repository,
  from: CommitId,
  to: CommitId,
): Promise<CommitId> {
  const answer = await askGit(root, ['rev-parse', `${from}...${to}`])
  const base = /^\^([\da-f]+)$/mu.exec(answer)?.[1]
  if (base !== undefined) return base
  throw new BuildError('the two revisions have no commit in common', {
    hint: isShallow
      ? 'this clone is shallow; fetch the rest with `git fetch --unshallow`'
      : 'write `FROM TO` instead of `FROM...TO`',
  })
}
