import { type GetTextTranslation, po } from 'gettext-parser'
import type { Entry, ExchangeFile } from '../exchange/entry.ts'
import type { ExchangedChapter } from '../exchange/to-xliff.ts'
import type { UnitText } from '../exchange/unit.ts'

/** What a PO file says of itself. */
export interface PoFacts {
  /** Title and version of the manuscript. */
  readonly project: string
  /** `2026-11-22`: of the newest change that went in. */
  readonly date: string
}

/**
 * Write a chapter as a PO file of GNU gettext, its units in the order of the text.
 *
 * What is stale is `fuzzy` and has the original from which it was translated as previous
 * msgid.
 *
 * @see GNU gettext manual, “The Format of PO Files”.
 */
export function formatPo(chapter: ExchangedChapter, { project, date }: PoFacts): string {
  const translations: Record<string, Record<string, GetTextTranslation>> = {}
  const places = new Map<string, number>()
  for (const [index, unit] of chapter.units.entries()) {
    const { context, source } = unit
    const known = Object.hasOwn(translations, context) ? translations[context] : undefined
    const units = known ?? {}
    translations[context] = units
    units[source] = toTranslation(unit)
    places.set(`${context}\u0004${source}`, index)
  }
  const language = chapter.language.replace('-', '_')
  const headers = {
    'Project-Id-Version': project,
    'PO-Revision-Date': `${date} 00:00+0000`,
    'Last-Translator': 'nobody',
    'Language-Team': language,
    Language: language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'X-Generator': 'diglot',
  }
  const placeOf = ({ msgctxt = '', msgid }: GetTextTranslation): number =>
    places.get(`${msgctxt}\u0004${msgid}`) ?? 0
  return po
    .compile(
      { charset: 'utf-8', headers, translations },
      // Folded lines would end in the middle of placeholders.
      { foldLength: 0, sort: (one, other) => placeOf(one) - placeOf(other) },
    )
    .toString('utf8')
}

function toTranslation(unit: UnitText): GetTextTranslation {
  const flags = [
    ...(unit.state === 'stale' ? ['fuzzy'] : []),
    ...(unit.isVerbatim ? ['no-wrap'] : []),
  ]
  return {
    msgctxt: unit.context,
    msgid: unit.source,
    msgstr: [unit.target],
    comments: {
      // A space in a name would end it.
      reference: /\s/u.test(unit.place) ? `\u2068${unit.place}\u2069` : unit.place,
      extracted: unit.comments.join('\n'),
      flag: flags.join(', '),
      previous: unit.previous === undefined ? '' : previousMsgid(unit.previous),
    },
  }
}

/** The library writes previous strings as they are. */
function previousMsgid(text: string): string {
  const quoted = text
    .replaceAll(/[\\"]/gu, (sign) => `\\${sign}`)
    .replaceAll('\t', '\\t')
    .split('\n')
  if (quoted.length === 1) return `msgid "${quoted[0] ?? ''}"`
  const lines = quoted.map(
    (line, index) => `"${line}${index < quoted.length - 1 ? '\\n' : ''}"`,
  )
  return ['msgid ""', ...lines].join('\n')
}

/** Stands before the line of an entry in a comment that is put in to find it again. */
const lineMark = 'diglot line '

/**
 * Read a PO file.
 *
 * @param text Its lines ended by line feeds.
 */
export function parsePo(text: string): ExchangeFile {
  const charset = /charset=([\w-]+)/iu.exec(text)?.[1]
  if (charset !== undefined && !/^utf-?8$/iu.test(charset)) {
    return {
      entries: [],
      fault: { line: 1, reason: `it is in ${charset}, not in UTF-8` },
    }
  }
  const marked = withLines(text)
  try {
    const { headers, translations } = po.parse(marked, { validation: true })
    const entries = Object.values(translations)
      .flatMap((units) => Object.values(units))
      .filter(({ msgid }) => msgid !== '')
      .map(toEntry)
      .toSorted((one, other) => one.line - other.line)
    const language = headers['Language'] ?? headers['language']
    return {
      ...(language !== undefined && { language: language.replace('_', '-') }),
      entries,
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const markedLine = 'lineNumber' in error ? Number(error.lineNumber) : 1
    const before = marked.split('\n').slice(0, markedLine)
    const line =
      markedLine - before.filter((one) => one.startsWith(`# ${lineMark}`)).length
    const reason = error.message.split(/[.:] /u)[0] ?? error.message
    return {
      entries: [],
      fault: { line, reason: reason.charAt(0).toLowerCase() + reason.slice(1) },
    }
  }
}

/** The library does not say where an entry stands, and gives them in another order. */
function withLines(text: string): string {
  let hasContext = false
  return text
    .split('\n')
    .map((line, index) => {
      const isContext = /^\s*msgctxt\b/u.test(line)
      const begins = isContext || (/^\s*msgid\b/u.test(line) && !hasContext)
      if (isContext) hasContext = true
      else if (/^\s*msgstr\b/u.test(line)) hasContext = false
      return begins ? `# ${lineMark}${index + 1}\n${line}` : line
    })
    .join('\n')
}

function toEntry({ msgctxt = '', msgid, msgstr, comments }: GetTextTranslation): Entry {
  const line = new RegExp(`${lineMark}(\\d+)`, 'u').exec(comments?.translator ?? '')?.[1]
  return {
    context: msgctxt,
    source: msgid.normalize('NFC'),
    target: (msgstr[0] ?? '').normalize('NFC'),
    isUnfinished: /(?:^|[,\s])fuzzy(?:$|[,\s])/u.test(comments?.flag ?? ''),
    line: Number(line ?? 1),
  }
}
