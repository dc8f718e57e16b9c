import { VFile } from 'vfile'
import { parseYamlMapping } from '../manuscript/yaml-mapping.ts'
import type { FieldChange } from './change.ts'

/**
 * Compare what `book.yaml` and the front matter of chapters say, field by field, whatever
 * the way it is written in.
 *
 * @param oldFiles Files of a manuscript as read: `book.yaml` and chapters.
 * @returns Changes by file, in the order of the new files, then of the fields. The front
 *   matter of a file that only one of them has belongs to the file.
 */
export function compareFields(
  oldFiles: readonly VFile[],
  newFiles: readonly VFile[],
): FieldChange[] {
  const changes: FieldChange[] = []
  const isOneFile = oldFiles.length === 1 && newFiles.length === 1
  for (const now of newFiles) {
    const old = isOneFile ? oldFiles[0] : oldFiles.find(({ path }) => path === now.path)
    if (!old && !isConfig(now)) continue
    const before = old ? fieldsOf(old) : new Map<string, string>()
    const after = fieldsOf(now)
    for (const field of new Set([...after.keys(), ...before.keys()])) {
      const gone = before.get(field)
      const come = after.get(field)
      if (gone === come) continue
      changes.push({
        id: `f${changes.length + 1}`,
        file: now.path,
        field,
        ...(gone !== undefined && { old: gone }),
        ...(come !== undefined && { new: come }),
      })
    }
  }
  return changes
}

function isConfig({ path }: VFile): boolean {
  return path === 'book.yaml'
}

/** Fields with the path to them, such as `notes.tr.name`. */
function fieldsOf(file: VFile): Map<string, string> {
  const text = String(file)
  // What is wrong with it is told by `diglot check`.
  const copy = new VFile({ path: file.path, value: text })
  const front = /^---[ \t]*\n([^]*?)^---[ \t]*$/mu.exec(text)
  const place = isConfig(file)
    ? { rule: 'config-is-yaml' as const, start: 0, end: text.length }
    : front?.[1] !== undefined && front.index === 0
      ? {
          rule: 'front-matter-is-yaml' as const,
          start: front[0].indexOf('\n') + 1,
          end: front[0].indexOf('\n') + 1 + front[1].length,
        }
      : undefined
  const fields = new Map<string, string>()
  if (place) collect(parseYamlMapping(copy, place)?.value ?? {}, '', fields)
  return fields
}

/** Deeper than any field of ours; aliases may lead round in a circle. */
const deepest = 8

function collect(value: unknown, path: string, fields: Map<string, string>): void {
  const isDeep = path.split('.').length > deepest
  if (typeof value !== 'object' || value === null || isDeep) {
    fields.set(path, typeof value === 'string' ? value : '')
    return
  }
  for (const [key, child] of Object.entries(value)) {
    collect(child, path === '' ? key : `${path}.${key}`, fields)
  }
}
