import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** What a validator says of an e-book. */
export interface Validation {
  /** Name for people, such as `EPUBCheck`. */
  readonly validator: string
  /** Its errors and warnings, a line for each. */
  readonly complaints: readonly string[]
}

/** Longest time for a validator, which Java takes to start as well. */
const limitMs = 300_000

/**
 * Validate an e-book with the validators that are on this machine: the npm package
 * `@likecoin/epubcheck-ts`, and EPUBCheck as the command `epubcheck`, or as the archive that
 * `EPUBCHECK_JAR` names.
 */
export async function validateEpub(path: string): Promise<Validation[]> {
  const found = await Promise.all([runPackage(path), runCommand(path)])
  return found.filter((validation) => validation !== undefined)
}

async function runPackage(path: string): Promise<Validation | undefined> {
  try {
    const { EpubCheck } = await import('@likecoin/epubcheck-ts')
    const { messages } = await EpubCheck.validate(await readFile(path))
    return {
      validator: 'epubcheck-ts',
      complaints: messages
        .filter(({ severity }) => /fatal|error|warning/iu.test(severity))
        .map(({ id, location, message }) => `${id} ${location?.path ?? ''}: ${message}`),
    }
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (isMissing) return undefined
    throw error
  }
}

async function runCommand(path: string): Promise<Validation | undefined> {
  const jar = process.env['EPUBCHECK_JAR']
  const [command, args] = jar ? ['java', ['-jar', jar]] : ['epubcheck', []]
  return new Promise((resolve, reject) => {
    const options = { timeout: limitMs, maxBuffer: 100_000_000 }
    execFile(command, [...args, path], options, (error, out, err) => {
      if (error?.code === 'ENOENT') {
        resolve(undefined)
        return
      }
      if (error?.killed === true) {
        reject(error)
        return
      }
      const complaints = `${out}\n${err}`
        .split('\n')
        .filter((line) => /^(?:FATAL|ERROR|WARNING)/u.test(line) && !isOutdated(line))
      resolve({ validator: 'EPUBCheck', complaints })
    })
  })
}

/** EPUBCheck 4 does not know the vocabulary of EPUB Accessibility 1.1. */
function isOutdated(line: string): boolean {
  return /OPF-027.*"(?:pageBreakSource|a11y:exemption)"/u.test(line)
}
