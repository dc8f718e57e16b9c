import type { VFile } from 'vfile'
import type * as z from 'zod'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import { type RuleId, rules } from '../diagnostics/rules.ts'
import { readLanguage } from './read-language.ts'
import type { YamlMapping } from './yaml-mapping.ts'

/** Rules and words for the faults of one mapping. */
export interface IssueContext {
  readonly file: VFile
  readonly mapping: YamlMapping
  readonly keyRule: RuleId
  readonly valueRule: RuleId
  /** Keys that may stand in the mapping at a path. */
  readonly knownKeys: (path: readonly PropertyKey[]) => readonly string[]
}

/**
 * Report what a schema found wrong with a YAML mapping, each fault at its place.
 *
 * @returns Keys of the mapping that hold the faults.
 */
export function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  context: IssueContext,
): ReadonlySet<string> {
  const faulty = new Set<string>()
  for (const issue of issues.map(innermost)) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        faulty.add(String(issue.path[0] ?? key))
        reportKey(key, issue.path, context)
      }
      continue
    }
    faulty.add(String(issue.path[0]))
    if (issue.code === 'invalid_key') reportInvalidKey(issue, context)
    else reportValue(issue, context)
  }
  return faulty
}

/**
 * Follow a union to the fault of the alternative that was meant: the one that went
 * deepest before it failed.
 */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const [deepest] = issue.errors
    .flat()
    .filter(
      ({ path, code }) => path.length > 0 || code === 'too_small' || code === 'too_big',
    )
    .toSorted((one, other) => other.path.length - one.path.length)
  if (!deepest) return issue
  return innermost({ ...deepest, path: [...issue.path, ...deepest.path] })
}

function reportKey(
  key: string,
  path: readonly PropertyKey[],
  { file, mapping, keyRule, knownKeys }: IssueContext,
): void {
  const node = mapping.keyNode([...path, key])
  const within = path.length > 0 ? ` in \`${path.map(String).join('.')}\`` : ''
  const message = report(file, keyRule, node, `\`${key}\` is not a key${within}`)
  const known = knownKeys(path)
  const nearest = nearestName(key, known)
  if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
  else message.note = `hint: remove the key; known are ${listNames(known)}`
}

function reportInvalidKey(
  issue: z.core.$ZodIssueInvalidKey,
  { file, mapping, valueRule }: IssueContext,
): void {
  const key = String(issue.path.at(-1))
  const node = mapping.keyNode(issue.path)
  const [fault] = issue.issues
  if (fault?.code === 'invalid_format') {
    report(file, valueRule, node, `\`${key}\` is not ${fault.message}`)
  } else {
    report(file, 'language-tag-is-valid', node, `\`${key}\` is not a language tag`)
  }
}

function reportValue(
  issue: z.core.$ZodIssue,
  { file, mapping, valueRule }: IssueContext,
): void {
  const name = nameOf(issue.path)
  const node = mapping.valueNode(issue.path)
  const value = valueAt(mapping.value, issue.path)
  if (issue.code === 'custom' && issue.params?.['rule'] === 'language-tag-is-valid') {
    const message = report(file, 'language-tag-is-valid', node, issue.message)
    const hyphened = String(value).replaceAll('_', '-')
    const meant = readLanguage(hyphened)
    if (meant !== undefined) message.note = `hint: did you mean \`${meant}\`?`
  } else if (value === undefined) {
    const inside = issue.path.slice(0, -1)
    const message = report(
      file,
      valueRule,
      mapping.keyNode(inside),
      `\`${nameOf(inside)}\` has no \`${String(issue.path.at(-1))}\``,
    )
    message.note = `hint: add \`${String(issue.path.at(-1))}\`${choices(issue)}`
  } else if (value === null || issue.code === 'too_small') {
    report(file, valueRule, node, `\`${name}\` is empty`).note =
      'hint: give it a value, or remove the key'
  } else if (issue.code === 'invalid_value' && typeof value === 'string') {
    const nearest = nearestName(value, issue.values.map(String))
    const message = report(
      file,
      valueRule,
      node,
      `\`${value}\` is not ${issue.message}; known are ${listNames(issue.values.map(String))}`,
    )
    if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
  } else {
    const shown = typeof value === 'string' ? value : name
    const message = report(file, valueRule, node, `\`${shown}\` is not ${issue.message}`)
    message.note = `hint: ${rules[valueRule].hint} of \`${name}\``
  }
}

function choices(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value'
    ? `: ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}`
    : ''
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.filter((step) => typeof step !== 'number').join('.')
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Object.getOwnPropertyDescriptor(current, step)?.value
  }
  return current
}
