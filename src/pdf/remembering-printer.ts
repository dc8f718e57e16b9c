import type { StageCache } from '../manuscript/stage-cache.ts'
import type { OpenDocument, PrintDocument, Printer } from './printer.ts'

/**
 * Make a printer that answers from a cache, and asks another only for what was never asked.
 *
 * An answer depends on the document, on everything asked of it before, and on the files
 * that it loaded meanwhile. So a document is opened when the first answer is missing; what
 * was asked until then is asked again, and it is as if it had been open from the start.
 */
export function rememberingPrinter(printer: Printer, cache: StageCache): Printer {
  const files = new WeakMap<PrintDocument['resource'], FileKeys>()
  return {
    identity: printer.identity,
    open(document) {
      const known = files.get(document.resource) ?? fileKeys(document.resource, cache)
      files.set(document.resource, known)
      return Promise.resolve(rememberedDocument(document, { printer, cache, known }))
    },
  }
}

/** Keys of the files that documents load, each read once; empty for one that is refused. */
type FileKeys = (path: string) => Promise<string>

function fileKeys(resource: PrintDocument['resource'], cache: StageCache): FileKeys {
  const keys = new Map<string, Promise<string>>()
  const read = async (path: string): Promise<string> => {
    // A reader that fails refuses, too.
    const file = await resource(path).catch(() => undefined)
    return file === undefined ? '' : cache.key('file', file.type, file.bytes)
  }
  return (path) => {
    const known = keys.get(path) ?? read(path)
    keys.set(path, known)
    return known
  }
}

/** What a document answered, and what it had loaded until then. */
interface Answer {
  /** Path and key of each file. */
  readonly loaded: ReadonlyMap<string, string>
  readonly refused: readonly string[]
  /** Bytes, or JSON. */
  readonly result: Uint8Array | string | undefined
}

interface Asking {
  readonly printer: Printer
  readonly cache: StageCache
  readonly known: FileKeys
}

function rememberedDocument(
  document: PrintDocument,
  { printer, cache, known }: Asking,
): OpenDocument {
  const { html, script } = document
  let key = cache.key('document', printer.identity, html, script)
  let opening: Promise<OpenDocument> | undefined
  let loaded: readonly string[] = []
  let refused: readonly string[] = []
  /** Calls that were answered from the cache, and that the open document has not heard of. */
  let unheard: readonly ((open: OpenDocument) => Promise<unknown>)[] = []

  const open = async (): Promise<OpenDocument> => {
    opening ??= printer.open({
      ...document,
      resource(path) {
        loaded = [...new Set([...loaded, path])]
        return document.resource(path)
      },
      refused(url) {
        refused = [...new Set([...refused, url])]
        document.refused(url)
      },
    })
    const real = await opening
    const calls = unheard
    unheard = []
    for (const call of calls) await call(real)
    return real
  }

  const find = async (): Promise<Answer | undefined> => {
    const answer = cache.find(key)
    if (!isAnswer(answer)) return undefined
    for (const [path, fileKey] of answer.loaded) {
      if ((await known(path)) !== fileKey) return undefined
    }
    for (const url of answer.refused) document.refused(url)
    return answer
  }

  const keep = async (result: Answer['result']): Promise<void> => {
    const pairs = loaded.map(async (path) => [path, await known(path)] as const)
    const answer: Answer = { loaded: new Map(await Promise.all(pairs)), refused, result }
    cache.keep(key, answer)
  }

  const askForBytes = async (
    name: string,
    ask: (open: OpenDocument) => Promise<Uint8Array>,
  ): Promise<Uint8Array> => {
    key = cache.key(name, key)
    const answer = await find()
    if (answer?.result instanceof Uint8Array) return answer.result
    const bytes = await ask(await open())
    await keep(bytes)
    return bytes
  }

  return {
    async call(name, argument) {
      const json = JSON.stringify(argument)
      key = cache.key('call', key, name, json ?? '')
      const ask = async (real: OpenDocument): Promise<unknown> =>
        real.call(name, json === undefined ? undefined : JSON.parse(json))
      const answer = await find()
      if (answer) {
        unheard = [...unheard, ask]
        return typeof answer.result === 'string' ? JSON.parse(answer.result) : undefined
      }
      const result = await ask(await open())
      await keep(result === undefined ? undefined : JSON.stringify(result))
      return result
    },
    print: () => askForBytes('print', (real) => real.print()),
    paint: (size) =>
      askForBytes(`paint ${size.widthPx} × ${size.heightPx}`, (real) => real.paint(size)),
    async close() {
      await (await opening)?.close()
    },
  }
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'loaded' in value &&
    value.loaded instanceof Map &&
    'refused' in value &&
    Array.isArray(value.refused) &&
    'result' in value
  )
}
