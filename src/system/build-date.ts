import { BuildError } from '../diagnostics/build-error.ts'
import { askGit } from './git.ts'

/** Books say that they were made at some time; this one is as good as any. */
const fixed = new Date('2000-01-01T00:00:00Z')

/** ZIP knows no earlier time, and no program wrote a PDF before it. */
const earliest = Date.UTC(1980, 0, 1)

/**
 * Find the date that stands in the output files: the same for the same manuscript.
 *
 * `SOURCE_DATE_EPOCH`, else the date of the config unless it is that of an old text, else
 * the newest commit's of the repository that the folder is in, else a fixed one.
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 * @param folder Folder of the manuscript.
 * @param commit The commit that the manuscript is read from.
 * @throws {BuildError} When `SOURCE_DATE_EPOCH` is not a number of seconds.
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export async function buildDate(
  { date }: { readonly date?: string },
  folder: string,
  commit = 'HEAD',
): Promise<Date> {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && epoch !== '') return epochDate(epoch)
  const written = date === undefined ? undefined : new Date(date)
  if (written && written.getTime() >= earliest) return written
  return (await commitDate(folder, commit)) ?? fixed
}

function epochDate(epoch: string): Date {
  const date = new Date(Number(epoch) * 1000)
  if (/^\d+$/u.test(epoch) && !Number.isNaN(date.getTime())) {
    return new Date(Math.max(date.getTime(), earliest))
  }
  throw new BuildError(`\`SOURCE_DATE_EPOCH\` is \`${epoch}\`, not a number of seconds`, {
    hint: 'set it to seconds since 1970, or unset it',
  })
}

/** A commit's date, or nothing: a book may be built without git. */
async function commitDate(folder: string, revision: string): Promise<Date | undefined> {
  try {
    const head = await askGit(folder, [
      'rev-parse',
      '--verify',
      '--end-of-options',
      revision,
    ])
    const commit = await askGit(folder, ['cat-file', 'commit', head.trim()])
    const seconds = /^committer .* (\d+) [+-]\d{4}$/mu.exec(commit)?.[1]
    if (seconds === undefined) return undefined
    return new Date(Math.max(Number(seconds) * 1000, earliest))
  } catch {
    // No git, no repository, no commit, or a repository that is not ours: all the same.
    return undefined
  }
}
