import { execFile } from 'node:child_process'
import { devNull } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Longest time that a question to git may take, in milliseconds. */
const limitMs = 30_000

/** Longest answer that is read: the list of the files of a very large repository. */
const longestAnswer = 256 * 1024 * 1024

/**
 * Ask git a question by plumbing that runs nothing: no hook, no filter, no pager, and
 * nothing that a stranger's repository may configure.
 *
 * Only `rev-parse`, `rev-list`, `ls-tree` and `cat-file` are asked; `log`, `show`, `diff` and `status`
 * obey the repository's configuration and write files where their arguments say so.
 *
 * @param folder Folder in which git is asked.
 * @param words Command and arguments. Whatever a person wrote among them stands behind
 *   `--end-of-options`.
 * @returns Its answer as text.
 * @throws {Error} When git is missing, refuses, or takes too long.
 */
export async function askGit(folder: string, words: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...gitArguments(folder), ...words], {
    env: gitEnvironment(),
    timeout: limitMs,
    maxBuffer: longestAnswer,
  })
  return stdout
}

/** Arguments that come before every command of git. */
export function gitArguments(folder: string): readonly string[] {
  // A folder of another owner is refused for what its configuration could run; nothing
  // that we ask runs anything, and build servers check out as another user.
  return ['-C', folder, '-c', 'safe.directory=*', '-c', 'core.fsmonitor=false']
}

/** The environment git is run in: nobody's configuration, no network, no question asked. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    // Windows finds its libraries by it.
    SystemRoot: process.env['SystemRoot'],
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A partial clone would fetch what it has not, by whatever command it names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  }
}
