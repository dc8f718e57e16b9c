import { posix } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { askGit } from './git.ts'
import type { ObjectReader } from './object-reader.ts'
import type { CommitId, Repository } from './repository.ts'

/** A revision to read, and what reads it. */
export interface RevisionChoice {
  readonly commit: CommitId
  /** Name for people, such as `v1.2.0:manuscript/`. */
  readonly label: string
  readonly objects: ObjectReader
}

/**
 * Read a manuscript as it stood in a git revision. The working tree is not touched.
 *
 * Like a folder: nothing outside it is read, links that stay inside are followed, dot files
 * and `node_modules` are not listed, paths are in Unicode normal form C.
 *
 * @param repository Its `prefix` is the folder of the manuscript.
 */
export function revisionSource(
  repository: Repository,
  { commit, label, objects }: RevisionChoice,
): ManuscriptSource {
  let files: Promise<ReadonlyMap<string, RevisionFile>> | undefined
  const filesOf = (): Promise<ReadonlyMap<string, RevisionFile>> =>
    (files ??= listRevision(repository, commit))
  return {
    label,
    async list() {
      return [...(await filesOf()).keys()].toSorted()
    },
    async read(path) {
      return readFile(path, await filesOf(), { label, objects })
    },
  }
}

interface RevisionFile {
  readonly id: string
  readonly isLink: boolean
}

/** More is no manuscript but somebody's home folder. */
const mostFiles = 50_000

async function listRevision(
  { root, prefix }: Repository,
  commit: CommitId,
): Promise<ReadonlyMap<string, RevisionFile>> {
  const answer = await askGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit])
  const files = new Map<string, RevisionFile>()
  for (const entry of answer.split('\0')) {
    const [, mode, id, written = ''] = /^(\d+) \w+ ([\da-f]+)\t(.*)$/su.exec(entry) ?? []
    const path = written.normalize('NFC')
    // `160000` is the commit of another repository.
    if (id === undefined || mode === '160000' || !path.startsWith(prefix)) continue
    const name = path.slice(prefix.length)
    if (isHidden(name)) continue
    files.set(name, { id, isLink: mode === '120000' })
    if (files.size > mostFiles) {
      throw new BuildError(`the revision holds more than ${mostFiles} files`, {
        hint: 'put the manuscript into a folder of its own',
      })
    }
  }
  return files
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === 'node_modules')
}

/** Links that lead to links to links: more are a circle. */
const mostLinks = 10

async function readFile(
  path: string,
  files: ReadonlyMap<string, RevisionFile>,
  { label, objects }: Pick<RevisionChoice, 'label' | 'objects'>,
): Promise<Uint8Array> {
  let name = path.normalize('NFC')
  for (let links = 0; links <= mostLinks; links += 1) {
    const file = files.get(name)
    if (!file) break
    const bytes = await objects.read(file.id)
    if (!file.isLink) return bytes
    const target = new TextDecoder().decode(bytes).normalize('NFC')
    name = posix.join(posix.dirname(name), target)
  }
  if (files.get(path.normalize('NFC'))) {
    throw new BuildError(`\`${path}\` is a link that leads to no file of \`${label}\``, {
      hint: 'put the file itself into the manuscript folder',
    })
  }
  const near = nearestName(path, [...files.keys()])
  throw new BuildError(`there is no file \`${path}\` in \`${label}\``, {
    hint:
      near === undefined ? 'add it, or correct its name' : `did you mean \`${near}\`?`,
  })
}
