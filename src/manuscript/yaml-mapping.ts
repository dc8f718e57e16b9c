import type { Node } from 'unist'
import type { VFile } from 'vfile'
import {
  type Document,
  type ErrorCode,
  type Pair,
  type YAMLMap,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { forbiddenCharacter } from './forbidden-character.ts'

/** A YAML mapping as plain data, with the place of each of its parts. */
export interface YamlMapping {
  /** All scalars are strings as written; `null` and nothing are `null`. */
  readonly value: Readonly<Record<string, unknown>>
  /** Place of the value at a path, else of the nearest part around it. */
  valueNode(path: readonly PropertyKey[]): Node
  /** Place of the key at the end of a path, else of the nearest part around it. */
  keyNode(path: readonly PropertyKey[]): Node
}

/** Where YAML stands in its file. */
export interface YamlPlace {
  readonly rule: 'config-is-yaml' | 'front-matter-is-yaml'
  /** Offset of the YAML in the file's text. */
  readonly start: number
  readonly end: number
}

/** The parser recurses; books of three levels need none of this. */
const tooDeep = /(?:[-?:][ \t]+){50}/u
const deepest = 50
const longest = 256 * 1024
const mostAliases = 100

/**
 * Parse a YAML mapping that stands in a file.
 *
 * No tags, no more than a hundred aliases, no deep nesting: what a stranger's manuscript
 * holds cannot run anything or exhaust the machine.
 *
 * @param file Its value is text; gains a message for each fault.
 * @returns The mapping, or `undefined` when faults leave nothing to read.
 */
export function parseYamlMapping(
  file: VFile,
  { rule, start, end }: YamlPlace,
): YamlMapping | undefined {
  const text = String(file)
  const yaml = text.slice(start, end)
  const nodeOf = (from: number, to: number): Node =>
    textNode(text, start + from, Math.min(start + to, end))
  const fail = (from: number, to: number, reason: string): undefined => {
    report(file, rule, nodeOf(from, to), reason)
  }

  if (yaml.length > longest) return fail(0, 0, 'more than 256 KB of YAML')
  if (isNestedDeeply(yaml)) return fail(0, 0, 'the YAML is nested too deeply')
  const document = parseDocument(yaml, {
    // Strings only: `1776`, `no` and `1.10` mean what they look like.
    schema: 'failsafe',
    stringKeys: true,
    prettyErrors: false,
    // Else a second document would be passed over; nothing is logged by this function.
    logLevel: 'error',
  })
  const faults = [...document.errors, ...document.warnings, ...forbiddenParts(document)]
  reportFaults(faults, nodeOf, (node, reason) => report(file, rule, node, reason))
  if (faults.length > 0) return undefined
  if (document.contents === null) return mappingOf({}, document, nodeOf)
  clearNulls(document)
  if (isScalar(document.contents) && document.contents.value === null) {
    return mappingOf({}, document, nodeOf)
  }
  if (!isMap(document.contents)) {
    return fail(0, yaml.trimEnd().length, 'not a mapping from keys to values')
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    return isRecord(value) ? mappingOf(value, document, nodeOf) : undefined
  } catch (error) {
    // The only error known: it keeps a short text from unfolding into a long one.
    if (!(error instanceof ReferenceError)) throw error
    return fail(0, 0, `more than ${mostAliases} values come from aliases`)
  }
}

function isNestedDeeply(yaml: string): boolean {
  if (tooDeep.test(yaml)) return true
  let depth = 0
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest) return true
  }
  return false
}

/** What is well-formed YAML and no text: tags, and characters that escapes bring in. */
function forbiddenParts(document: Document): Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Node(_key, node) {
      const pos = node.range
        ? ([node.range[0], node.range[1]] as const)
        : ([0, 0] as const)
      if (node.tag !== undefined) {
        faults.push({ code: 'TAG_RESOLVE_FAILED', message: '', pos })
      }
      const found = isScalar(node) ? forbiddenCharacter(String(node.value)) : undefined
      if (found !== undefined) {
        const message = `character ${found} cannot stand in a text`
        faults.push({ code: undefined, message, pos })
      }
    },
  })
  return faults
}

/** What is known of a fault of the parser's or ours. */
interface Fault {
  readonly code: ErrorCode | undefined
  readonly message: string
  readonly pos: readonly [number, number]
}

/** One fault a line: the parser finds more, but those follow from the first. */
function reportFaults(
  faults: readonly Fault[],
  nodeOf: (from: number, to: number) => Node,
  tell: (node: Node, reason: string) => void,
): void {
  const lines = new Set<number | undefined>()
  for (const { code, message, pos } of faults) {
    const node = nodeOf(pos[0], pos[1])
    const line = node.position?.start.line
    if (lines.has(line)) continue
    lines.add(line)
    tell(node, (code && wordings[code]) ?? wording(message))
  }
}

/** What writers run into, in their words. */
const wordings: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'the line is not indented as those around it',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon, or a line too far to the right',
  MULTIPLE_DOCS: 'a second document begins here; one is read',
  DUPLICATE_KEY: 'the key stands there twice',
  MISSING_CHAR: 'a quotation mark, a bracket or a comma is missing',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or a line is too far to the right',
  TAB_AS_INDENT: 'the line is indented with a tab; YAML has only spaces',
  TAG_RESOLVE_FAILED: 'tags are not read',
}

/** The parser's words in ours: lower case, no final stop. */
function wording(message: string): string {
  const text = message.trim().replace(/\.$/u, '')
  return /^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function clearNulls(document: Document): void {
  visit(document, {
    Scalar(_key, scalar) {
      const { source = '' } = scalar
      if (scalar.type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/u.test(source)) {
        scalar.value = null
      }
    },
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mappingOf(
  value: Record<string, unknown>,
  document: Document,
  nodeOf: (from: number, to: number) => Node,
): YamlMapping {
  const findPair = pairFinder()
  return {
    value,
    valueNode: (path) => nodeOf(...find(document, path, findPair).value),
    keyNode: (path) => nodeOf(...find(document, path, findPair).key),
  }
}

type Range = readonly [number, number]

/** Follow a path as far as the document has it. */
function find(
  document: Document,
  path: readonly PropertyKey[],
  findPair: FindPair,
): Record<'key' | 'value', Range> {
  let node: unknown = document.contents
  let value: Range = [0, 0]
  let key: Range = [0, 0]
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = findPair(node, String(step))
      if (!pair) break
      key = rangeOf(pair.key) ?? key
      node = pair.value
      const range = rangeOf(node)
      value = range && range[1] > range[0] ? range : key
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      value = rangeOf(node) ?? value
      key = value
    } else break
  }
  return { key, value }
}

/** Finds the pair of a mapping by its key. */
type FindPair = (mapping: YAMLMap, key: string) => Pair | undefined

/** Make a function that looks through each mapping once: thousands of keys may be wrong. */
function pairFinder(): FindPair {
  const pairsOf = new Map<YAMLMap, ReadonlyMap<string, Pair>>()
  return (mapping, key) => {
    const known =
      pairsOf.get(mapping) ??
      new Map(
        mapping.items.flatMap((item) =>
          isScalar(item.key) ? [[String(item.key.value), item] as const] : [],
        ),
      )
    pairsOf.set(mapping, known)
    return known.get(key)
  }
}

function rangeOf(node: unknown): Range | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined
}
