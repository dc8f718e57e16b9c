import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { type ConfigFile, configSchema, knownConfigKeys } from './config-schema.ts'
import { reportIssues } from './report-issues.ts'
import { type YamlMapping, parseYamlMapping } from './yaml-mapping.ts'

/** What `book.yaml` says as far as it is sound, and where it says it. */
export interface ParsedConfig {
  readonly given: ConfigFile
  readonly mapping: YamlMapping
}

/**
 * Parse `book.yaml`.
 *
 * @param file Its value is text; gains a message for every fault.
 * @returns What is sound in it; a key with a fault anywhere inside is left out.
 */
export function parseConfig(file: VFile): ParsedConfig {
  const whole = { rule: 'config-is-yaml', start: 0, end: String(file).length } as const
  const mapping = parseYamlMapping(file, whole) ?? emptyMapping
  const value = withoutPrototypes(mapping.value, [], (path) => {
    const reason = '`__proto__` is not a key'
    report(file, 'config-key-is-known', mapping.keyNode(path), reason).note =
      'hint: remove the key'
  })
  const parsed = configSchema.safeParse(value)
  if (parsed.success) return { given: parsed.data, mapping }

  const faulty = reportIssues(parsed.error.issues, {
    file,
    mapping,
    keyRule: 'config-key-is-known',
    valueRule: 'config-value-is-valid',
    knownKeys: knownConfigKeys,
  })
  const sound = Object.fromEntries(
    Object.entries(value).filter(([key]) => !faulty.has(key)),
  )
  return { given: configSchema.safeParse(sound).data ?? {}, mapping }
}

type Mapping = Readonly<Record<string, unknown>>

/** Schemas pass over this key, and whoever copies it copies the fault. */
function withoutPrototypes(
  mapping: Mapping,
  path: readonly string[],
  tell: (path: readonly string[]) => void,
): Mapping {
  const entries = Object.entries(mapping).flatMap(([key, value]) => {
    const here = [...path, key]
    if (key === '__proto__') {
      tell(here)
      return []
    }
    // Nothing that a config may say lies deeper; an alias may lead round in a circle.
    const isDeep = path.length >= 4 || !isMapping(value)
    return [[key, isDeep ? value : withoutPrototypes(value, here, tell)] as const]
  })
  return Object.fromEntries(entries)
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const emptyMapping: YamlMapping = {
  value: {},
  valueNode: () => ({ type: 'text' }),
  keyNode: () => ({ type: 'text' }),
}
