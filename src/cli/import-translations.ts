import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { BuildError } from '../diagnostics/build-error.ts'
import { report } from '../diagnostics/report.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { Entry, ExchangeFile } from '../exchange/entry.ts'
import { fieldEdits } from '../exchange/field-edits.ts'
import { fromXliff } from '../exchange/from-xliff.ts'
import { type ImportedChapter, importChapter } from '../exchange/import-chapter.ts'
import { restoreEdits } from '../exchange/restore-edits.ts'
import { decodeText } from '../manuscript/decode-text.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { readLanguage } from '../manuscript/read-language.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { ChapterStaleness } from '../staleness.ts'
import { parsePo } from '../system/po-file.ts'
import { writeWhole } from '../system/writing.ts'
import { applyEdits } from '../translation/apply-edits.ts'
import { confirmBeads } from '../translation/confirm-beads.ts'

/** A manuscript that translations are brought into. */
export interface ImportPlaces {
  readonly manuscript: Manuscript
  readonly source: ManuscriptSource
  /** Folder of the manuscript. */
  readonly folder: string
  readonly chapters: readonly ChapterStaleness[]
}

/** What became of exchange files. */
export interface ImportResult {
  /** What was written, for people. */
  readonly lines: readonly string[]
  readonly messages: readonly VFileMessage[]
}

/**
 * Bring what translators wrote into the translations, and confirm what is fresh by that.
 *
 * All faults of all files are told. Of a file with faults nothing is written.
 *
 * @param paths Exchange files: `.po`, `.xlf`, `.xliff`.
 * @throws {BuildError} When a file cannot be read or written, or belongs to nothing.
 */
export async function importTranslations(
  paths: readonly string[],
  places: ImportPlaces,
): Promise<ImportResult> {
  if (paths.length === 0) {
    throw new BuildError('it is not said what to import', {
      hint: 'name files that `diglot translation export` made',
    })
  }
  const taken = new Map<string, string>()
  const lines: string[] = []
  const messages: VFileMessage[] = []
  for (const path of paths) {
    const { file, writings } = await readExchangeFile(path, places, taken)
    messages.push(...file.messages)
    if (file.messages.length > 0) continue
    for (const writing of writings) {
      await writeChapter(writing, places)
      lines.push(formatWriting(writing))
    }
  }
  return { lines, messages }
}

interface Writing {
  readonly chapter: ChapterStaleness
  readonly imported: ImportedChapter
}

async function readExchangeFile(
  path: string,
  { manuscript, chapters }: ImportPlaces,
  taken: Map<string, string>,
): Promise<{ readonly file: VFile; readonly writings: readonly Writing[] }> {
  const { text, parsed } = await parseFile(path)
  const file = new VFile({ path, value: text })
  const { fault, entries } = parsed
  if (fault) {
    report(file, 'exchange-file-is-sound', lineNode(text, fault.line), fault.reason)
    return { file, writings: [] }
  }
  const ofLanguage = chaptersIn(path, parsed.language, chapters)
  const byChapter = new Map<ChapterStaleness, Entry[]>()
  for (const entry of entries) {
    const chapter = chapterOf(entry, ofLanguage)
    if (!chapter) {
      const reason = `no chapter is translated that \`${entry.context}\` is part of`
      report(file, 'unit-has-passage', lineNode(text, entry.line), reason)
    } else if (byChapter.has(chapter)) byChapter.get(chapter)?.push(entry)
    else byChapter.set(chapter, [entry])
  }
  const writings: Writing[] = []
  for (const [chapter, own] of byChapter) {
    const { translation } = chapter
    if (!translation) continue
    checkChapter(chapter, manuscript)
    const first = taken.get(translation.path)
    if (first !== undefined) {
      throw new BuildError(
        `\`${first}\` and \`${path}\` are both of \`${translation.path}\``,
        {
          hint: 'import one of them, or merge them with `msgcat`',
        },
      )
    }
    taken.set(translation.path, path)
    const imported = importChapter(chapter, translation, own)
    for (const { entry, rule, reason } of imported.faults) {
      report(file, rule, lineNode(text, entry.line), `\`${startOf(entry)}\`: ${reason}`)
    }
    writings.push({ chapter, imported })
  }
  return { file, writings }
}

async function parseFile(
  path: string,
): Promise<{ readonly text: string; readonly parsed: ExchangeFile }> {
  const isPo = /\.pot?$/iu.test(path)
  if (!isPo && !/\.(?:xlf|xliff)$/iu.test(path)) {
    throw new BuildError(`\`${path}\` is no file of translations`, {
      hint: 'name a file that ends in `.po`, `.xlf` or `.xliff`',
    })
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new BuildError(`\`${path}\` cannot be read`, {
      hint: 'check its name, and that you may read it',
      cause,
    })
  })
  const file = new VFile({ path })
  const text = decodeText(bytes, file)
  const [message] = file.messages
  if (message) {
    const fault = { line: message.line ?? 1, reason: message.reason }
    return { text, parsed: { entries: [], fault } }
  }
  return { text, parsed: isPo ? parsePo(text) : fromXliff(text) }
}

function lineNode(text: string, line: number): ReturnType<typeof textNode> {
  let start = 0
  for (let count = 1; count < line; count += 1) start = text.indexOf('\n', start) + 1
  return textNode(text, start)
}

/** Letters of a source that name its unit in a message. */
const shownLetters = 40

function startOf({ source }: Entry): string {
  const line = source.replaceAll(/[\s`]+/gu, ' ')
  return line.length > shownLetters ? `${line.slice(0, shownLetters)}…` : line
}

function chaptersIn(
  path: string,
  written: string | undefined,
  chapters: readonly ChapterStaleness[],
): readonly ChapterStaleness[] {
  const language = written === undefined ? undefined : readLanguage(written)
  const languages = [...new Set(chapters.map((chapter) => chapter.language))]
  const [only, ...others] = languages
  if (language === undefined && only !== undefined && others.length === 0) return chapters
  const found = chapters.filter((chapter) => chapter.language === language)
  if (found.length > 0) return found
  throw new BuildError(
    written === undefined || written === ''
      ? `\`${path}\` does not say its language`
      : `there is no translation into \`${written}\`, as \`${path}\` is`,
    {
      hint: `say with \`--into\` which it is: ${languages.map((tag) => `\`${tag}\``).join(', ')}`,
    },
  )
}

function chapterOf(
  { context }: Entry,
  chapters: readonly ChapterStaleness[],
): ChapterStaleness | undefined {
  return chapters.find(
    ({ name, translation }) =>
      translation !== undefined && (context === name || context.startsWith(`${name}|`)),
  )
}

/** Faults with which a file is not read as its writer meant it. */
const unreadable: ReadonlySet<string | undefined> = new Set<RuleId>([
  'text-is-utf8',
  'front-matter-is-yaml',
  'nesting-is-bounded',
  'markup-is-bounded',
  'chapter-is-set-in-time',
])

function checkChapter(
  { original, translation }: ChapterStaleness,
  { files }: Manuscript,
): void {
  const faulty = files.find(
    ({ path, messages }) =>
      (path === original.path || path === translation?.path) &&
      messages.some(({ ruleId }) => unreadable.has(ruleId)),
  )
  if (!faulty) return
  throw new BuildError(`\`${faulty.path}\` cannot be read as it is meant`, {
    hint: 'see `diglot check`, and mend it first',
  })
}

async function writeChapter(
  { chapter, imported }: Writing,
  { source, folder }: ImportPlaces,
): Promise<void> {
  const { translation, base, basePath, original, fields } = chapter
  if (translation && imported.edits.length > 0) {
    const bytes = await source.read(translation.path)
    const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const text = restoreEdits(raw, translation.text, imported.edits)
    await writeWhole(join(folder, translation.path), new TextEncoder().encode(text))
  }
  const { confirmed, confirmedFields } = imported
  if (
    !base ||
    basePath === undefined ||
    confirmed.length + confirmedFields.length === 0
  ) {
    return
  }
  const beads = confirmed.length > 0 ? confirmBeads(base, original, confirmed) : base.text
  const values = new Map(
    fields.flatMap(({ name, original: field }) =>
      field && confirmedFields.includes(name) ? [[name, field.value] as const] : [],
    ),
  )
  const text = applyEdits(beads, fieldEdits(beads, values))
  await writeWhole(join(folder, basePath), new TextEncoder().encode(text))
}

function formatWriting({ chapter, imported }: Writing): string {
  const { confirmed, confirmedFields, counts } = imported
  const parts = [
    [counts.changed, 'written'],
    [confirmed.length + confirmedFields.length, 'confirmed'],
    [counts.unfinished, 'unfinished, left as they are'],
    [counts.waiting, 'of blocks that are not translated whole'],
  ] as const
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
  return `${chapter.translation?.path ?? chapter.name}: ${said.join(', ') || 'nothing new'}`
}
