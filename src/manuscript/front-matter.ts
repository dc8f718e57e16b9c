import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type * as z from 'zod'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { frontMatterSchema } from './front-matter-schema.ts'
import { reportIssues } from './report-issues.ts'
import { type YamlMapping, parseYamlMapping } from './yaml-mapping.ts'

/** What the front matter of a chapter says; whatever it leaves out is absent. */
export type FrontMatter = z.output<typeof frontMatterSchema>

/** Front matter with what diglot does not read in it. */
export interface ParsedFrontMatter {
  readonly given: FrontMatter
  /** Place of the path of the cover, if it is named. */
  readonly coverNode?: Node
  readonly unknownKeys: readonly { readonly key: string; readonly node: Node }[]
  /** Where the chapter says what it translates, if it does. */
  readonly translatesNode?: Node
  /** Offset in the text where the chapter itself begins. */
  readonly end: number
}

/** Keys under which the same thing goes elsewhere: Pandoc, Hugo, Jekyll. */
const synonyms: Readonly<Record<string, keyof typeof frontMatterSchema.shape>> = {
  authors: 'author',
  language: 'lang',
  translators: 'translator',
  license: 'rights',
  licence: 'rights',
  copyright: 'rights',
  isbn: 'identifier',
}

/**
 * Parse the YAML front matter of a chapter.
 *
 * @param file Its value is text; gains a message for every fault, but none for unknown
 *   keys: those are told once for a whole manuscript.
 */
export function parseFrontMatter(file: VFile): ParsedFrontMatter {
  const text = String(file)
  const fences = findFences(text, file)
  if (!fences) return { given: {}, unknownKeys: [], end: 0 }
  const place = { rule: 'front-matter-is-yaml', ...fences } as const
  const mapping = parseYamlMapping(file, place)
  if (!mapping) return { given: {}, unknownKeys: [], end: fences.textStart }

  const { known, unknownKeys } = sortKeys(mapping)
  const translates = known.get('translates')
  const cover = known.get('cover')
  return {
    given: validate(known, mapping, file),
    ...(cover !== undefined && { coverNode: mapping.valueNode([cover]) }),
    unknownKeys: unknownKeys.map((key) => ({ key, node: mapping.keyNode([key]) })),
    ...(translates !== undefined && { translatesNode: mapping.valueNode([translates]) }),
    end: fences.textStart,
  }
}

/** The same fences as the Markdown parser's: three hyphens, then only blanks. */
function findFences(
  text: string,
  file: VFile,
): { start: number; end: number; textStart: number } | undefined {
  const opening = /^---[ \t]*\n/u.exec(text)
  if (!opening) {
    reportForeign(text, file)
    return undefined
  }
  const start = opening[0].length
  const closing = /^---[ \t]*$/mu.exec(text.slice(start))
  if (closing) {
    const end = start + closing.index
    return { start, end, textStart: end + closing[0].length }
  }
  // Without a closing line this is a thematic break, unless it looks like keys.
  if (/^[a-z][\w-]*:(?:[ \t]|\n)/iu.test(text.slice(start))) {
    const reason = 'the front matter is never closed'
    report(file, 'front-matter-is-yaml', textNode(text, 0, 3), reason).note =
      'hint: put a line of three hyphens after it'
  }
  return undefined
}

/** Other front matter would be printed as text. */
function reportForeign(text: string, file: VFile): void {
  const foreign =
    /^(?:\+\+\+[ \t]*|---[ \t]*(?:js|javascript|json|toml|coffee)[ \t]*)\n/u.exec(text)
  if (!foreign) return
  const node = textNode(text, 0, foreign[0].length - 1)
  report(file, 'front-matter-is-yaml', node, 'only YAML is read as front matter').note =
    'hint: write `key: value` lines between two lines of three hyphens'
}

interface SortedKeys {
  /** Key as written, by the name under which we know it. */
  readonly known: ReadonlyMap<string, string>
  readonly unknownKeys: readonly string[]
}

/** `Title:` and `title:` are the same key; of two the first counts. */
function sortKeys(mapping: YamlMapping): SortedKeys {
  const known = new Map<string, string>()
  const unknownKeys: string[] = []
  for (const key of Object.keys(mapping.value)) {
    const lower = key.toLowerCase()
    const name = Object.hasOwn(synonyms, lower) ? (synonyms[lower] ?? lower) : lower
    const isKnown = Object.hasOwn(frontMatterSchema.shape, name)
    if (isKnown && !known.has(name)) known.set(name, key)
    else unknownKeys.push(key)
  }
  return { known, unknownKeys }
}

function validate(
  known: ReadonlyMap<string, string>,
  mapping: YamlMapping,
  file: VFile,
): FrontMatter {
  const values = [...known]
    .map(([name, key]) => [name, mapping.value[key]] as const)
    .filter(([, value]) => !isEmpty(value))
  const parsed = frontMatterSchema.safeParse(Object.fromEntries(values))
  if (parsed.success) return parsed.data

  const asWritten = (path: readonly PropertyKey[]): PropertyKey[] =>
    path.map((step, index) => (index === 0 ? (known.get(String(step)) ?? step) : step))
  const faulty = reportIssues(parsed.error.issues, {
    file,
    mapping: {
      value: Object.fromEntries(values),
      keyNode: (path) => mapping.keyNode(asWritten(path)),
      valueNode: (path) => mapping.valueNode(asWritten(path)),
    },
    keyRule: 'front-matter-key-is-known',
    valueRule: 'front-matter-value-is-valid',
    knownKeys: () => [],
  })
  const sound = values.filter(([name]) => !faulty.has(name))
  return frontMatterSchema.safeParse(Object.fromEntries(sound)).data ?? {}
}

/** Site generators leave keys empty; that says nothing. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Keys that front matter may have, for "did you mean". */
export const frontMatterKeys: readonly string[] = [
  ...Object.keys(frontMatterSchema.shape),
  ...Object.keys(synonyms),
]
