import { VFile } from 'vfile'
import type { ChangeClass } from '../manuscript/change-class.ts'
import { changeClasses } from '../manuscript/change-class.ts'
import { parseFrontMatter } from '../manuscript/front-matter.ts'
import type { BeadState } from './bead-states.ts'
import { type BlockFacets, chapterFacets } from './block-facets.ts'
import { compareFacets } from './compare-facets.ts'
import {
  type FieldName,
  fieldNames,
  type FieldText,
  type StatedField,
} from './stated-field.ts'

/** The texts of a chapter whose front matter is looked at. */
export interface FieldTexts {
  readonly original: string
  /** Absent when nobody has translated the chapter. */
  readonly translation?: string | undefined
  /** The original as it stood when it was translated. */
  readonly base?: string | undefined
}

/**
 * Tell how the translation of a chapter's front matter stands: title, subtitle, kicker and
 * description, as the beads of its text.
 *
 * @param counted Classes of changes that make a key stale.
 */
export function fieldStates(
  { original, translation, base }: FieldTexts,
  counted: ReadonlySet<ChangeClass>,
): StatedField[] {
  const ours = fieldsOf(original)
  const theirs = translation === undefined ? undefined : fieldsOf(translation)
  const before = base === undefined ? undefined : fieldsOf(base)
  return fieldNames.flatMap((name): StatedField[] => {
    const now = ours.get(name)
    const translated = theirs?.get(name)
    if (!now && !translated) return []
    const old = before?.get(name)?.value
    const changes = now && before ? changesOf(old ?? '', now.value) : []
    return [
      {
        name,
        state: stateOf(
          { now, translated, hasBase: before !== undefined },
          changes,
          counted,
        ),
        changes,
        ...(now && { original: now }),
        ...(translated && { translation: translated }),
        ...(old !== undefined && { base: old }),
      },
    ]
  })
}

function fieldsOf(text: string): Map<FieldName, FieldText> {
  // What is wrong with it was told when the chapter was read.
  const { given, end } = parseFrontMatter(new VFile({ value: text }))
  const lines = text.slice(0, end).split('\n')
  return new Map(
    fieldNames.flatMap((name) => {
      const value = given[name]
      const line = lines.findIndex((one) => one.toLowerCase().startsWith(`${name}:`)) + 1
      return value === undefined
        ? []
        : [[name, { value, line: Math.max(line, 1) }] as const]
    }),
  )
}

function changesOf(before: string, after: string): ChangeClass[] {
  const found = compareFacets(facetsOf(before), facetsOf(after))
  return changeClasses.filter((change) => found.has(change))
}

function facetsOf(value: string): BlockFacets[] {
  if (value === '') return []
  return chapterFacets(
    [[{ type: 'paragraph', children: [{ type: 'text', value }] }]],
    new Map(),
  )
}

function stateOf(
  {
    now,
    translated,
    hasBase,
  }: {
    readonly now: FieldText | undefined
    readonly translated: FieldText | undefined
    readonly hasBase: boolean
  },
  changes: readonly ChangeClass[],
  counted: ReadonlySet<ChangeClass>,
): BeadState {
  if (!now) return 'own'
  if (!translated) return 'missing'
  if (!hasBase) return 'unconfirmed'
  return changes.some((change) => counted.has(change)) ? 'stale' : 'fresh'
}
