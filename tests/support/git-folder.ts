import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A repository in a temporary folder. */
export interface GitFolder {
  readonly path: string
  /** Run git in it; the answer without its last line feed. */
  git(...words: string[]): string
  /** Write files and commit everything; returns the digest of the commit. */
  commit(files: Readonly<Record<string, string>>, message?: string): string
  remove(): void
}

/** Make a repository for a test; whatever the machine's own git is configured to do. */
export function gitFolder(): GitFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'diglot-git-')))
  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', path, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env['PATH'],
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: devNull,
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.org',
        GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
        GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
      },
    }).trimEnd()
  git('init', '--quiet', '--initial-branch=main')
  return {
    path,
    git,
    commit(files, message = 'change') {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true })
        writeFileSync(join(path, name), text)
      }
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '-m', message)
      return git('rev-parse', 'HEAD')
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
