import { BuildError } from '../diagnostics/build-error.ts'
import { askGit } from './git.ts'
import { type ObjectReader, withObjects } from './object-reader.ts'
import { openRepository, type Repository } from './repository.ts'

/** A translation whose history is asked. */
export interface HistoryQuestion {
  /** Paths inside the folder of the manuscript. */
  readonly original: string
  readonly translation: string
  /** The translation as it stands in the working tree. */
  readonly text: string
  /** Do two states of the translation say different things? */
  readonly differ: (one: string, other: string) => boolean
}

/** The original as it stood at some commit. */
export interface HistoricalText {
  readonly bytes: Uint8Array
  /** Digest of the commit. */
  readonly commit: string
}

/** Commits of one file that are looked at. */
const mostCommits = 500

/**
 * Find the original as it stood when its translation was last really changed: in the
 * commit before which the translation said something else.
 *
 * @param folder Folder of the manuscript.
 * @returns One for each question; `undefined` where there is no repository, the translation
 *   was never committed or has changed since, or the original was elsewhere then.
 */
export async function basesFromHistory(
  folder: string,
  questions: readonly HistoryQuestion[],
): Promise<(HistoricalText | undefined)[]> {
  const repository = await openRepository(folder).catch((error: unknown) => {
    if (error instanceof BuildError) return undefined
    throw error
  })
  if (!repository) return questions.map(() => undefined)
  return withObjects(repository.root, async (objects) => {
    const found: (HistoricalText | undefined)[] = []
    for (const question of questions) {
      found.push(await baseOf(question, repository, objects))
    }
    return found
  })
}

async function baseOf(
  { original, translation, text, differ }: HistoryQuestion,
  repository: Repository,
  objects: ObjectReader,
): Promise<HistoricalText | undefined> {
  const read = async (commit: string, path: string): Promise<Uint8Array | undefined> => {
    const id = await findFile(repository, commit, path)
    return id === undefined ? undefined : objects.read(id)
  }
  let newest: string | undefined
  let newer = text
  for (const commit of await commitsOf(repository, translation)) {
    const bytes = await read(commit, translation)
    if (bytes === undefined) break
    const older = new TextDecoder().decode(bytes)
    if (differ(older, newer)) break
    newest = commit
    newer = older
  }
  if (newest === undefined) return undefined
  const bytes = await read(newest, original)
  return bytes && { bytes, commit: newest }
}

/** Commits that changed a file, the newest first. */
async function commitsOf(
  { root, prefix }: Repository,
  path: string,
): Promise<readonly string[]> {
  const range = ['rev-list', `--max-count=${mostCommits}`, 'HEAD', '--']
  const answer = await askGit(root, [...range, `:(top,literal)${prefix}${path}`]).catch(
    () => '',
  )
  return answer.split('\n').filter((line) => line !== '')
}

async function findFile(
  { root, prefix }: Repository,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const words = ['ls-tree', '-z', '--full-tree', commit, '--', `${prefix}${path}`]
  const answer = await askGit(root, words)
  return /^100\d+ blob ([\da-f]+)\t/u.exec(answer)?.[1]
}
