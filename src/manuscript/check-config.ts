import type { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import type { EditionEntry } from './config-schema.ts'
import { isParallel, layoutsOf } from './layouts.ts'
import type { ParsedConfig } from './parse-config.ts'
import { withoutExtension } from './chapter-name.ts'

/** What `book.yaml` is held against. */
export interface ConfigSurroundings {
  /** Languages of the book, the original first. */
  readonly languages: readonly LanguageTag[]
  /** Names of all chapters of all languages. */
  readonly chapters: readonly string[]
  /** Paths of all files of the manuscript. */
  readonly paths: readonly string[]
  /** Names of our own templates; unknown to callers that do not build. */
  readonly templates?: readonly string[] | undefined
}

/**
 * Check that what `book.yaml` refers to is there: languages, chapters, templates, and that no
 * text is given that no edition could use.
 *
 * @param file `book.yaml`; gains a message for every fault.
 */
export function checkConfig(
  file: VFile,
  parsed: ParsedConfig,
  surroundings: ConfigSurroundings,
): void {
  const context: Context = { file, parsed, ...surroundings }
  checkLanguages(context)
  checkSeries(context)
  checkEditions(context)
}

interface Context extends ConfigSurroundings {
  readonly file: VFile
  readonly parsed: ParsedConfig
}

type Path = readonly PropertyKey[]

/** A fault, and what to do about it. */
interface Fault {
  /** Whether the key is at fault, not its value. */
  readonly isKey?: boolean
  readonly rule?: RuleId
  readonly reason: string
  /** The rule's own when absent. */
  readonly hint?: string
  /** A wrong name and the right ones: a near one makes a better hint. */
  readonly near?: readonly [string, readonly string[]]
}

function tell({ file, parsed }: Context, path: Path, fault: Fault): void {
  const { rule = 'config-value-is-valid', reason, hint, near, isKey = false } = fault
  const { mapping } = parsed
  const node = isKey ? mapping.keyNode(path) : mapping.valueNode(path)
  const message = report(file, rule, node, reason)
  const nearest = near && nearestName(...near)
  if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
  else if (hint !== undefined) message.note = `hint: ${hint}`
}

function checkLanguages(context: Context): void {
  const { given } = context.parsed
  for (const key of ['title', 'subtitle', 'description', 'kicker'] as const) {
    checkTags(context, [key], given[key])
  }
  checkTags(context, ['translators'], given.translators)
  for (const [index, tag] of (given.translations ?? []).entries()) {
    const isTwice = given.translations?.indexOf(tag) !== index
    if (!isTwice && tag !== context.languages[0]) continue
    tell(context, ['translations', index], {
      reason: isTwice
        ? `\`${tag}\` is listed twice`
        : `\`${tag}\` is the language of the original`,
      hint: 'remove it from the list',
    })
  }
}

/** A text in a language that the book has not would never be seen. */
function checkTags(context: Context, path: Path, texts: unknown): void {
  if (typeof texts !== 'object' || texts === null) return
  for (const tag of Object.keys(texts)) {
    const wanted = tag.toLowerCase()
    const isUsed = context.languages.some((language) =>
      `${language.toLowerCase()}-`.startsWith(`${wanted}-`),
    )
    if (!isUsed) tell(context, [...path, tag], foreign(tag, context))
  }
}

function foreign(tag: string, { languages }: Context): Fault {
  return {
    reason: `\`${tag}\` is not a language of the book`,
    hint: 'add it to `translations:`, or remove it',
    near: [tag, languages],
  }
}

function checkSeries(context: Context): void {
  const names = new Set(['author'])
  for (const [prefix, { name = prefix }] of Object.entries(
    context.parsed.given.notes ?? {},
  )) {
    if (names.has(name)) {
      tell(context, ['notes', prefix, 'name'], {
        reason: `there is another note series \`${name}\``,
        hint: 'give each series a name of its own',
      })
    }
    names.add(name)
  }
}

/** Names that Windows keeps for devices, whatever stands behind a dot. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

/** Names of editions become names of files, on every system. */
function checkEditionNames(context: Context): void {
  const first = new Map<string, string>()
  for (const name of Object.keys(context.parsed.given.editions ?? {})) {
    const path = ['editions', name]
    const folded = name.normalize('NFC').toLowerCase()
    const other = first.get(folded)
    first.set(folded, other ?? name)
    const hint = 'give the edition another name'
    if (other !== undefined) {
      const reason = `\`${name}\` and \`${other}\` are one file where letter case does not count`
      tell(context, path, { isKey: true, reason, hint })
    }
    if (deviceName.test(name) || name.endsWith('.')) {
      const reason = `\`${name}\` cannot be the name of a file on Windows`
      tell(context, path, { isKey: true, reason, hint })
    }
    if (folded.endsWith('.draft')) {
      const reason = `\`${name}\` is what the draft of another edition would be called`
      tell(context, path, { isKey: true, reason, hint })
    }
  }
}

function checkEditions(context: Context): void {
  checkEditionNames(context)
  for (const [name, edition] of Object.entries(context.parsed.given.editions ?? {})) {
    const path = ['editions', name]
    const { language, languages = language === undefined ? [] : [language] } = edition
    if (language !== undefined && edition.languages !== undefined) {
      tell(context, [...path, 'language'], {
        reason: `\`${name}\` has both \`language\` and \`languages\``,
        hint: 'remove one of them',
      })
    }
    for (const [index, tag] of languages.entries()) {
      if (context.languages.includes(tag)) continue
      const place = edition.languages === undefined ? ['language'] : ['languages', index]
      tell(context, [...path, ...place], foreign(tag, context))
    }
    checkLayout(context, [...path, 'layout'], edition, new Set(languages).size)
    checkFacing(context, path, edition)
    checkColumns(context, path, edition)
    checkChapters(context, [...path, 'chapters'], edition.chapters)
    checkTemplate(context, [...path, 'template'], edition.template)
    if (edition.epub !== undefined && edition.format !== 'epub') {
      tell(context, [...path, 'epub'], {
        reason: `\`${name}\` is no e-book`,
        hint: 'remove the key',
      })
    }
    checkTreatments(context, path, edition, languages)
    checkLineNumbers(context, [...path, 'lineNumbers'], edition)
    checkNotePlace(context, [...path, 'notePlace'], edition)
    checkPageSource(context, [...path, 'pagesOf'], edition)
  }
}

function checkLayout(
  context: Context,
  path: Path,
  { layout, format }: EditionEntry,
  languages: number,
): void {
  if (layout === undefined) return
  if (!layoutsOf[format].includes(layout)) {
    const kind = format === 'pdf' ? 'a PDF' : 'an e-book'
    const names = layoutsOf[format].map((name) => `\`${name}\``)
    tell(context, path, {
      reason: `${kind} has no layout \`${layout}\``,
      hint: `use ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`,
    })
  } else if (layout === 'single' && languages > 1) {
    tell(context, path, {
      reason: 'the layout `single` has one language',
      hint: 'use `sequential`, or name one language',
    })
  } else if (isParallel(layout) && languages < 2) {
    tell(context, path, {
      reason: `the layout \`${layout}\` has several languages`,
      hint: 'name them with `languages:`, or use `single`',
    })
  }
}

/** A spread has two sides, and so two folios at most. */
function checkFacing(context: Context, path: Path, edition: EditionEntry): void {
  const { layout, folios, format, languages = [] } = edition
  if (folios !== undefined && layout !== 'facing') {
    tell(context, [...path, 'folios'], {
      isKey: true,
      reason: 'only in the layout `facing` can two pages share their number',
      hint: 'write `layout: facing`, or remove the key',
    })
  }
  if (layout === 'facing' && format === 'pdf' && languages.length > 2) {
    tell(context, [...path, 'layout'], {
      reason: 'the layout `facing` has two languages: one on the left, one on the right',
      hint: 'name two of them with `languages:`',
    })
  }
}

/** Only a translation can be stale, or lack something. */
function checkTreatments(
  context: Context,
  path: Path,
  edition: EditionEntry,
  languages: readonly LanguageTag[],
): void {
  const [original] = context.languages
  if (languages.some((tag) => tag !== original)) return
  for (const key of ['stale', 'missing'] as const) {
    if (edition[key] === undefined) continue
    tell(context, [...path, key], {
      reason: 'the edition has no translation',
      hint: 'remove the key, or name a translation with `languages:`',
    })
  }
}

/** Two or three languages find room side by side. */
function checkColumns(context: Context, path: Path, edition: EditionEntry): void {
  const { layout, columns, languages = [], format } = edition
  if (layout !== 'columns' || format !== 'pdf') {
    if (columns === undefined) return
    tell(context, [...path, 'columns'], {
      isKey: true,
      reason: 'only the layout `columns` of a PDF has widths and notes of columns',
      hint: 'write `layout: columns` in a PDF edition, or remove the key',
    })
    return
  }
  if (languages.length > 3) {
    tell(context, [...path, 'layout'], {
      reason: 'the layout `columns` has two or three languages',
      hint: 'leave some out, or use `sequential`',
    })
  }
  const { ratio = 'fit' } = columns ?? {}
  if (ratio !== 'fit' && ratio.length !== languages.length) {
    tell(context, [...path, 'columns', 'ratio'], {
      reason: `there are ${languages.length} languages and ${ratio.length} widths`,
      hint: 'give each language a number, or write `fit`',
    })
  }
}

/** In an e-book lines are as long as the reader wants them. */
function checkLineNumbers(context: Context, path: Path, edition: EditionEntry): void {
  if (edition.lineNumbers === undefined || edition.format === 'pdf') return
  tell(context, path, {
    reason: 'an e-book has no lines to number',
    hint: 'remove `lineNumbers`, or make the edition a PDF',
  })
}

function checkNotePlace(context: Context, path: Path, edition: EditionEntry): void {
  const { notePlace, format, layout } = edition
  if (notePlace === undefined) return
  if (format !== 'pdf' || (layout !== undefined && isParallel(layout))) {
    const what = format === 'pdf' ? `the layout \`${layout}\`` : 'an e-book'
    tell(context, path, {
      reason: `${what} has its notes in one place`,
      hint: 'remove `notePlace`',
    })
  }
  if (typeof notePlace === 'string') return
  const declared = Object.entries(context.parsed.given.notes ?? {})
  const names = ['author', ...declared.map(([prefix, { name = prefix }]) => name)]
  for (const name of Object.keys(notePlace)) {
    if (names.includes(name)) continue
    tell(context, [...path, name], {
      reason: `there is no note series \`${name}\``,
      hint: `use ${names.map((known) => `\`${known}\``).join(' or ')}`,
      near: [name, names],
    })
  }
}

function checkPageSource(context: Context, path: Path, edition: EditionEntry): void {
  const { format, pagesOf } = edition
  if (pagesOf === undefined || (format === 'epub' && pagesOf === 'none')) return
  const editions = Object.entries(context.parsed.given.editions ?? {})
  const prints = editions.filter(([, { format: kind }]) => kind === 'pdf')
  const names = prints.map(([name]) => name)
  if (format === 'epub' && names.includes(pagesOf)) return
  tell(context, path, {
    reason:
      format === 'epub'
        ? `there is no PDF edition \`${pagesOf}\``
        : 'only an e-book marks the pages of another edition',
    hint: format === 'epub' ? 'name a PDF edition, or `none`' : 'remove the key',
    ...(format === 'epub' && { near: [pagesOf, names] as const }),
  })
}

/** The list of an edition; that of the book is checked where its chapters are found. */
function checkChapters(
  context: Context,
  path: Path,
  names: readonly string[] = [],
): void {
  for (const [index, written] of names.entries()) {
    const name = withoutExtension(written)
    if (context.chapters.includes(name)) continue
    tell(context, [...path, index], {
      rule: 'chapter-exists',
      reason: `there is no chapter \`${name}\``,
      near: [name, context.chapters],
    })
  }
}

function checkTemplate(context: Context, path: Path, template: string | undefined): void {
  const { templates, paths } = context
  if (template === undefined || templates === undefined) return
  if (templates.includes(template)) return
  if (paths.some((file) => file.startsWith(`${template.replace(/\/$/u, '')}/`))) return
  tell(context, path, {
    reason: `there is no template \`${template}\``,
    hint: `use ${templates.map((name) => `\`${name}\``).join(', ')}, or a folder of the manuscript`,
    near: [template, templates],
  })
}
