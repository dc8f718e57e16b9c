import { join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { ChapterStaleness } from '../staleness.ts'
import { writeWhole } from '../system/writing.ts'
import { fieldEdits } from '../exchange/field-edits.ts'
import { applyEdits } from '../translation/apply-edits.ts'
import { confirmBeads } from '../translation/confirm-beads.ts'
import type { StatedBead } from '../translation/bead-states.ts'
import { type FieldName, partPattern } from '../translation/stated-field.ts'

/** What is to be confirmed. */
export interface Confirmation {
  readonly chapters: readonly ChapterStaleness[]
  /** Chapters, `chapter:bead`, or `chapter:title` for a key of the front matter. */
  readonly names: readonly string[]
  /** Whether all chapters were asked for. */
  readonly areAll: boolean
}

/**
 * Write base texts so that what was named is fresh.
 *
 * @param folder Folder of the manuscript, where base texts are written.
 * @returns What was written, for people.
 * @throws {BuildError} When nothing or something unclear is named, or a file cannot be
 *   written; then nothing is written, or the files named before it.
 */
export async function confirmTranslations(
  { chapters, names, areAll }: Confirmation,
  source: ManuscriptSource,
  folder: string,
): Promise<string[]> {
  if (names.length === 0 && !areAll) {
    throw new BuildError('it is not said what to confirm', {
      hint: 'name chapters, `02-zusage`, or passages, `02-zusage:17`, or write `--all`',
    })
  }
  checkLanguages(chapters, names)
  const writings: { path: string; bytes: Uint8Array; line: string }[] = []
  for (const chapter of chapters) {
    const { name, basePath, base, original } = chapter
    if (basePath === undefined) continue
    const parts = names.flatMap((one) =>
      one.startsWith(`${name}:`) ? [one.slice(name.length + 1)] : [],
    )
    const numbers = parts.filter(isNumber).map(Number)
    const fields = parts
      .filter((part) => !isNumber(part))
      .map((part) => fieldOf(chapter, part))
    if (areAll || names.includes(name)) {
      const bytes = await source.read(original.path)
      writings.push({ path: basePath, bytes, line: `${basePath}: all passages` })
    } else {
      if (!base) throw noBaseText(chapter)
      const beads = numbers.map((number) => beadOf(chapter, number))
      const confirmed = beads.length > 0 ? confirmBeads(base, original, beads) : base.text
      const text = applyEdits(confirmed, fieldEdits(confirmed, new Map(fields)))
      const bytes = new TextEncoder().encode(text)
      const line = `${basePath}: ${parts.length === 1 ? 'passage' : 'passages'} ${parts.join(', ')}`
      writings.push({ path: basePath, bytes, line })
    }
  }
  if (writings.length === 0) {
    throw new BuildError('what is named has no translation yet', {
      hint: 'see `diglot translation status`',
    })
  }
  for (const { path, bytes } of writings) await writeWhole(join(folder, path), bytes)
  return writings.map(({ line }) => line)
}

/** Passages are numbered in each language for itself. */
function checkLanguages(
  chapters: readonly ChapterStaleness[],
  names: readonly string[],
): void {
  const languages = new Set(chapters.map(({ language }) => language))
  if (languages.size < 2 || !names.some((name) => partPattern.test(name))) return
  throw new BuildError('a passage is confirmed in one language', {
    hint: `say which with \`--into\`: ${[...languages].map((tag) => `\`${tag}\``).join(', ')}`,
  })
}

function isNumber(part: string): boolean {
  return /^\d+$/u.test(part)
}

function fieldOf({ name, fields }: ChapterStaleness, part: string): [FieldName, string] {
  const field = fields.find((one) => one.name === part)
  if (field?.original) return [field.name, field.original.value]
  throw new BuildError(`the front matter of chapter \`${name}\` has no \`${part}\``, {
    hint: `see \`diglot translation show ${name}\``,
  })
}

function beadOf({ name, beads }: ChapterStaleness, number: number): StatedBead {
  const bead = beads[number - 1]
  if (bead) return bead
  throw new BuildError(`chapter \`${name}\` has no passage ${number}`, {
    hint: `it has ${beads.length}; see \`diglot translation show ${name}\``,
  })
}

function noBaseText({ name, language }: ChapterStaleness): BuildError {
  return new BuildError(`chapter \`${name}\` has no base text in \`${language}\``, {
    hint: 'run `diglot translation init`, or confirm the whole chapter',
  })
}
