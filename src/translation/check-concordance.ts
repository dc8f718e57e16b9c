import type { RootContent } from 'mdast'
import { report } from '../diagnostics/report.ts'
import type { ChapterBead } from './align-chapter.ts'
import type { TranslatedChapter } from './align-manuscript.ts'
import { differingAddresses } from './compare-addresses.ts'
import { lostNumbers } from './compare-numbers.ts'
import { dateFinder, differingDates } from './dates-in.ts'
import { formatPlace } from './format-place.ts'
import { isUntranslated } from './is-untranslated.ts'
import type { FoundNumber } from './numbers-in.ts'
import { type PassageFacts, passageFacts } from './passage-facts.ts'
import { hasUnpairedQuote, unpairedBracket } from './unpaired-marks.ts'

/**
 * Check what a translation keeps as it is: numbers, dates, addresses, quotation marks and
 * brackets in pairs; and that it is not the original.
 *
 * Passage is held against passage, note against note. Where the original is at fault
 * itself, the translation may be.
 *
 * @param chapter The file of its translation gains messages, with places in the original.
 */
export function checkConcordance(chapter: TranslatedChapter): void {
  const passages = [...chapter.beads.flatMap(leafPassages), ...notePassages(chapter)]
  const addresses = new Set(
    passages.flatMap(({ theirs }) => theirs.addresses.map(({ url }) => url)),
  )
  const finders = [
    dateFinder(chapter.original.language),
    dateFinder(chapter.translation.language),
  ] as const
  for (const [index, passage] of passages.entries()) {
    const around = passages
      .slice(Math.max(0, index - 1), index + 2)
      .flatMap(({ theirs }) => theirs.numbers)
    checkNumbers(passage, around, chapter)
    checkDates(passage, finders, chapter)
    checkAddresses(passage, addresses, chapter)
    checkMarks(passage, chapter)
    checkLanguage(passage, chapter)
  }
}

type DateFinder = ReturnType<typeof dateFinder>

/** A passage of the original and what renders it. */
interface Passage {
  readonly original: RootContent
  readonly translation: RootContent
  readonly ours: PassageFacts
  readonly theirs: PassageFacts
}

/** Code, pictures and formulas are compared as far as they have addresses. */
function leafPassages(bead: ChapterBead): Passage[] {
  const nodes = bead.translation.flat()
  // What is marked as being in another language is quoted, not translated.
  if (nodes.some(({ data }) => data?.hProperties?.['lang'] !== undefined)) return []
  if (bead.parts.length > 0) return bead.parts.flatMap(leafPassages)
  return toPassage(bead.original.flat(), nodes)
}

function notePassages({ notes }: TranslatedChapter): Passage[] {
  return notes.flatMap(({ original, translation }) => {
    const passages = toPassage(
      original?.definition?.children ?? [],
      translation?.definition?.children ?? [],
    )
    // Of notes that are paired by their order one may stand in the place of another.
    const isSure = original?.call.identifier === translation?.call.identifier
    return isSure ? passages : passages.filter(haveInCommon)
  })
}

/** Have both sides a number or an address in common, or nothing that may be? */
function haveInCommon({ ours, theirs }: Passage): boolean {
  const keys = new Set(keysOf(theirs))
  const own = keysOf(ours)
  return own.length === 0 || own.some((key) => keys.has(key))
}

function keysOf({ numbers, addresses }: PassageFacts): string[] {
  return [...numbers.flatMap(({ runs }) => runs), ...addresses.map(({ url }) => url)]
}

function toPassage(
  original: readonly RootContent[],
  translation: readonly RootContent[],
): Passage[] {
  const [one] = original
  const [other] = translation
  if (!one || !other) return []
  return [
    {
      original: one,
      translation: other,
      ours: passageFacts(original),
      theirs: passageFacts(translation),
    },
  ]
}

function checkNumbers(
  { original, translation, ours, theirs }: Passage,
  around: readonly FoundNumber[],
  chapter: TranslatedChapter,
): void {
  const lost = lostNumbers(ours.numbers, theirs.numbers, around)
  const place = formatPlace(chapter.original.file, original)
  const { file } = chapter.translation
  for (const { written, instead } of lost) {
    if (instead === undefined) continue
    const reason = `number \`${instead}\` is \`${written}\` in the original (${place})`
    report(file, 'number-is-kept', translation, reason)
  }
  const missing = lost.filter(({ instead }) => instead === undefined)
  if (missing.length === 0) return
  const numbers = missing.map(({ written }) => `\`${written}\``).join(', ')
  const reason =
    missing.length === 1
      ? `number ${numbers} of the original (${place}) is not here`
      : `numbers ${numbers} of the original (${place}) are not here`
  report(file, 'number-is-kept', translation, reason)
}

function checkDates(
  { original, translation, ours, theirs }: Passage,
  [ofOriginal, ofTranslation]: readonly [DateFinder, DateFinder],
  chapter: TranslatedChapter,
): void {
  const before = ofOriginal(ours.text)
  if (before.length === 0) return
  const after = ofTranslation(theirs.text)
  for (const [one, other] of differingDates(before, after)) {
    const place = formatPlace(chapter.original.file, original)
    const reason = `date \`${other.written}\` is \`${one.written}\` in the original (${place})`
    report(chapter.translation.file, 'date-is-kept', translation, reason)
  }
}

function checkAddresses(
  { translation, ours, theirs }: Passage,
  elsewhere: ReadonlySet<string>,
  chapter: TranslatedChapter,
): void {
  const languages = [chapter.original.language, chapter.translation.language] as const
  const found = differingAddresses(ours.addresses, theirs.addresses, {
    languages,
    elsewhere,
  })
  for (const pair of found) {
    const { url, node } = pair.original
    const place = formatPlace(chapter.original.file, node)
    const what = node.type === 'image' ? 'picture' : 'link'
    const reason = pair.translation
      ? `${what} \`${pair.translation.url}\` is \`${url}\` in the original (${place})`
      : `${what} \`${url}\` of the original (${place}) is not here`
    report(
      chapter.translation.file,
      'address-is-kept',
      pair.translation?.node ?? translation,
      reason,
    )
  }
}

function checkMarks(
  { original, translation, ours, theirs }: Passage,
  chapter: TranslatedChapter,
): void {
  const place = formatPlace(chapter.original.file, original)
  const bracket = unpairedBracket(theirs.text)
  if (bracket !== undefined && unpairedBracket(ours.text) === undefined) {
    const reason = `bracket \`${bracket}\` has no partner; in the original (${place}) all have`
    report(chapter.translation.file, 'bracket-has-partner', translation, reason)
  }
  if (hasUnpairedQuote(theirs.text) && !hasUnpairedQuote(ours.text)) {
    const reason = `a quotation mark has no partner; in the original (${place}) all have`
    report(chapter.translation.file, 'quotation-mark-has-partner', translation, reason)
  }
}

function checkLanguage(
  { original, translation, ours, theirs }: Passage,
  chapter: TranslatedChapter,
): void {
  const [from, to] = [chapter.original.language, chapter.translation.language]
  if (from.split('-')[0] === to.split('-')[0] || !isUntranslated(ours, theirs)) return
  const place = formatPlace(chapter.original.file, original)
  const reason = `the passage is the same as in the original (${place})`
  report(chapter.translation.file, 'passage-is-in-its-language', translation, reason)
}
