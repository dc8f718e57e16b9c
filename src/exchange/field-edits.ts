import { isMap, isScalar, parseDocument, stringify } from 'yaml'
import type { Edit } from '../translation/apply-edits.ts'
import { type FieldName, fieldNames } from '../translation/stated-field.ts'

/**
 * Write keys of the front matter anew; one that is not there is put behind the others.
 *
 * @param text Text of a chapter file, its front matter sound.
 */
export function fieldEdits(text: string, fields: ReadonlyMap<FieldName, string>): Edit[] {
  const given = fieldNames.flatMap((name) => {
    const value = fields.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  if (given.length === 0) return []
  const head = /^---[ \t]*\n(?<yaml>[\s\S]*?)^---[ \t]*$/mu.exec(text)
  if (!head) {
    const lines = given.map(([name, value]) => `${name}: ${writeValue(value)}\n`).join('')
    return [{ start: 0, end: 0, text: `---\n${lines}---\n\n` }]
  }
  const yaml = head.groups?.['yaml'] ?? ''
  const start = text.indexOf('\n') + 1
  const document = parseDocument(yaml, {
    schema: 'failsafe',
    stringKeys: true,
    logLevel: 'error',
  })
  const pairs = isMap(document.contents) ? document.contents.items : []
  return given.map(([name, value]): Edit => {
    const pair = pairs.find(
      ({ key }) => isScalar(key) && String(key.value).toLowerCase() === name,
    )
    const range = isScalar(pair?.value) ? pair.value.range : undefined
    if (!range) {
      const end = start + yaml.length
      return { start: end, end, text: `${name}: ${writeValue(value)}\n` }
    }
    const [from, to] = range
    const old = yaml.slice(from, to)
    const style = isScalar(pair?.value) ? pair.value.type : undefined
    const written = writeValue(
      value,
      style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE' ? style : undefined,
    )
    const space = from === to ? ' ' : ''
    return {
      start: start + from,
      end: start + to,
      text: `${space}${written}${old.endsWith('\n') ? '\n' : ''}`,
    }
  })
}

/** Write a text on one line of YAML, quoted as before or only where it has to be. */
function writeValue(
  value: string,
  style: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'PLAIN' = 'PLAIN',
): string {
  const line = value.replaceAll(/\s*\n\s*/gu, ' ')
  return stringify(line, { lineWidth: 0, defaultStringType: style }).trim()
}
