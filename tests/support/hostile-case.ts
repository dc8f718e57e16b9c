import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const root = fileURLToPath(new URL('../hostile/', import.meta.url))

const piece = z.union([
  z.string(),
  /** `{n}` counts from 1. */
  z.strictObject({ repeat: z.string(), times: z.number() }),
])

/** What is made on the stage before the run: things that no repository can hold, or that are long. */
const step = z.union([
  z.strictObject({ write: z.string(), text: z.string() }),
  z.strictObject({ write: z.string(), hex: z.string() }),
  z.strictObject({ write: z.string(), pieces: z.array(piece) }),
  z.strictObject({ link: z.string(), to: z.string() }),
  z.strictObject({ pipe: z.string() }),
  z.strictObject({ folder: z.string() }),
  z.strictObject({ mode: z.string(), is: z.number() }),
])

const looks = z.strictObject({
  /** Texts that stand in the file. */
  has: z.array(z.string()).default([]),
  /** Texts that do not. */
  lacks: z.array(z.string()).default([]),
})

const caseSchema = z.strictObject({
  /** What holds, as a sentence. */
  holds: z.string(),
  /** Commands and words; the manuscript and the output folder are added. */
  run: z.array(z.string()).default(['build', 'ebook', '--lang', 'en']),
  /** What `-m` names, below `input/`. */
  manuscript: z.string().default('.'),
  prepare: z.array(step).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  /** Run as a process of its own, the manuscript as working folder. */
  process: z
    .strictObject({
      /** As a user without rights, where the tests run as root. */
      asNobody: z.boolean().default(false),
      /** Sent when standard error has a line with the text. */
      signal: z
        .strictObject({ name: z.enum(['SIGINT', 'SIGTERM', 'SIGHUP']), at: z.string() })
        .optional(),
    })
    .optional(),
  exit: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(130)]),
  /**
   * `file:line:column rule` of every message, in order, or where they are many their number;
   * their wording stands in `messages.txt`.
   */
  messages: z.union([z.array(z.string()), z.number()]).default([]),
  /** Every file in the output folder, and what stands in it. */
  outputs: z.record(z.string(), looks).default({}),
})

/** A case as its `expect.yaml` has it. */
export type HostileCase = z.output<typeof caseSchema>

/** One thing to make on the stage. */
export type HostileStep = HostileCase['prepare'][number]

/** Names of all cases, `theme/case`, sorted. */
export function hostileCases(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(root + name).map((one) => `${name}/${one}`))
    .toSorted()
}

/** Folder of a case, with a slash behind it. */
export function caseFolder(name: string): string {
  return `${root}${name}/`
}

/** Read the `expect.yaml` of a case. */
export function readCase(name: string): HostileCase {
  const path = `${root}${name}/expect.yaml`
  if (!existsSync(path)) throw new Error(`${path} is missing`)
  return caseSchema.parse(parse(readFileSync(path, 'utf8')))
}
