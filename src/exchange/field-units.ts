import { redline } from '../translation/redline.ts'
import type { StatedField } from '../translation/stated-field.ts'
import type { ExchangeChapter, Unit } from './unit.ts'

/** Make the units of what the front matter says: title, subtitle, kicker, description. */
export function fieldUnits({
  name,
  original,
  translation,
  fields,
}: ExchangeChapter): Unit[] {
  return fields.flatMap((field): Unit[] => {
    if (!field.original || field.state === 'silent') return []
    const { value, line } = field.original
    const isStale = field.state === 'stale'
    const target = field.translation?.value ?? ''
    return [
      {
        context: `${name}|${field.name}`,
        source: value,
        target,
        ...(isStale && field.base !== undefined && { previous: field.base }),
        state: target === '' ? 'missing' : isStale ? 'stale' : 'translated',
        place: `${original.path}:${line}`,
        comments: [
          `front matter, ${field.name}`,
          ...(field.translation && translation
            ? [`translated at ${translation.path}:${field.translation.line}`]
            : []),
          ...(isStale ? [`changed since translated: ${field.changes.join(', ')}`] : []),
          ...changeOf(field),
        ],
        isVerbatim: false,
        body: { type: 'field', name: field.name },
      },
    ]
  })
}

function changeOf({ state, base, original }: StatedField): string[] {
  if (state !== 'stale' || base === undefined || !original) return []
  return [
    redline(base, original.value)
      .map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`,
      )
      .join(''),
  ]
}
