import type { RootContent } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import type { ChapterFile } from '../manuscript/manuscript.ts'
import type { ChapterBead } from '../translation/align-chapter.ts'
import type { TranslatedChapter } from '../translation/align-manuscript.ts'
import { type Bead, type BlockRange, rangeSize } from '../translation/bead.ts'
import type { Chapter, ParallelChapter } from './book.ts'
import { joinBeads } from './join-beads.ts'

/** A chapter before it is joined with its counterparts. */
export interface Section {
  readonly file: ChapterFile
  /** What was written of it, in order: the heading that stands for a missing one first. */
  readonly blocks: readonly RootContent[]
  /** Was its heading, the first of its blocks, made up for one that is missing? */
  readonly isHeadingOurs: boolean
  /** Absent when the edition has not its language. */
  readonly chapter?: Chapter
}

/** The chapters of one language. */
export interface SectionedText {
  readonly language: LanguageTag
  readonly sections: readonly Section[]
}

/**
 * Join the chapters of an original and its translations, and their beads.
 *
 * Chapters of files that translate one another belong together when their beads do. Of two
 * that share beads with the same chapter of the original the one that shares more is its
 * counterpart, and the other stands alone, as does what is the translator’s own.
 *
 * @param original Its chapters; without `chapter` where the edition has not its language.
 * @param translations Those of the edition, in its order.
 * @param languages Those of the edition, in its order.
 * @returns In the order of the original; what stands alone comes after what it follows in
 *   its own text. Together they hold every chapter and every block of the edition once.
 */
export function joinChapters(
  original: SectionedText,
  translations: readonly SectionedText[],
  aligned: readonly TranslatedChapter[],
  languages: readonly LanguageTag[],
): ParallelChapter[] {
  const paired = translations.map((text) => pairSections(original, text, aligned))
  const at = (place: number): ParallelChapter[] =>
    paired.flatMap(({ alone }, index) =>
      (alone.get(place) ?? []).map((own) => {
        const partners = paired.map((_, other): Partner | undefined =>
          other === index ? own : undefined,
        )
        return toParallel(undefined, partners)
      }),
    )
  const toParallel = (
    section: Section | undefined,
    partners: readonly (Partner | undefined)[],
  ): ParallelChapter => {
    const joined = joinBeads(
      partners.map((partner) => partner?.beads ?? withoutPartner(section)),
      section?.blocks.length ?? 0,
    )
    const places = languages.map((language) =>
      translations.findIndex((text) => text.language === language),
    )
    return {
      chapters: places.map((place) =>
        place === -1 ? section?.chapter : partners[place]?.section.chapter,
      ),
      beads: joined
        .map((bead) => ({
          ranges: places.map(
            (place) => (place === -1 ? bead.original : bead.translations[place]) ?? none,
          ),
        }))
        .filter(({ ranges }) => ranges.some(({ start, end }) => end > start)),
    }
  }
  return [
    ...at(-1),
    ...original.sections.flatMap((section, place) => [
      toParallel(
        section,
        paired.map(({ partners }) => partners.get(section)),
      ),
      ...at(place),
    ]),
  ].filter(({ chapters }) => chapters.some((chapter) => chapter !== undefined))
}

const none: BlockRange = { start: 0, end: 0 }

/** A chapter of a translation, and its beads with the original’s. */
interface Partner {
  readonly section: Section
  readonly beads: readonly Bead[]
}

/** The chapters of a translation by what they translate. */
interface PairedSections {
  readonly partners: ReadonlyMap<Section, Partner>
  /** Chapters without an original, by the place of the one that they follow; -1 is the beginning. */
  readonly alone: ReadonlyMap<number, readonly Partner[]>
}

function pairSections(
  original: SectionedText,
  { language, sections }: SectionedText,
  aligned: readonly TranslatedChapter[],
): PairedSections {
  const beadsOf = (file: ChapterFile): readonly ChapterBead[] =>
    aligned.find((one) => one.language === language && one.translation === file)?.beads ??
    []
  const found = sections.map((section) => {
    const beads = beadsOf(section.file)
    const sameFile = original.sections.filter(
      (one) => one.file.name === section.file.name && beads.length > 0,
    )
    const shares = sameFile.map((one) => countShared(one, section, beads))
    const most = Math.max(0, ...shares)
    const partner = most === 0 ? undefined : sameFile[shares.indexOf(most)]
    return { section, beads, most, partner }
  })
  const partners = new Map<Section, Partner>()
  const alone = new Map<number, Partner[]>()
  let last = -1
  for (const { section, beads, most, partner } of found) {
    const isBest = found.every((one) => one.partner !== partner || one.most <= most)
    if (partner && isBest && !partners.has(partner)) {
      partners.set(partner, { section, beads: beadsWithin(partner, section, beads) })
      last = original.sections.indexOf(partner)
    } else {
      const own = { section, beads: section.blocks.map((_, index) => ownBead(index)) }
      alone.set(last, [...(alone.get(last) ?? []), own])
    }
  }
  return { partners, alone }
}

function countShared(
  original: Section,
  translation: Section,
  beads: readonly ChapterBead[],
): number {
  const ours = new Set(original.blocks)
  const theirs = new Set(translation.blocks)
  return beads.filter(
    (bead) => holds(bead.original, ours) && holds(bead.translation, theirs),
  ).length
}

function holds(side: ChapterBead['original'], nodes: ReadonlySet<RootContent>): boolean {
  return side.some((block) => block.some((node) => nodes.has(node)))
}

/** Beads of two chapters of a file as runs of their blocks; what is of others is left out. */
function beadsWithin(
  original: Section,
  translation: Section,
  beads: readonly ChapterBead[],
): Bead[] {
  const left = rangeFinder(original)
  const right = rangeFinder(translation)
  const inner = beads.map((bead) => ({
    original: left(bead.original),
    translation: right(bead.translation),
  }))
  // A heading that is made up stands for the other one’s, whatever that was aligned with.
  const isOurs = original.isHeadingOurs || translation.isHeadingOurs
  const hasTitles = isOurs && beginsWithTitle(original) && beginsWithTitle(translation)
  const titles = hasTitles
    ? [{ original: heading, translation: heading }]
    : [
        ...(original.isHeadingOurs ? [{ original: heading, translation: none }] : []),
        ...(translation.isHeadingOurs ? [{ original: none, translation: heading }] : []),
      ]
  const others = hasTitles
    ? inner.map((bead) => ({
        original: afterTitle(bead.original),
        translation: afterTitle(bead.translation),
      }))
    : inner
  return [
    ...titles,
    ...others.filter(
      (bead) => rangeSize(bead.original) + rangeSize(bead.translation) > 0,
    ),
  ]
}

/** The run of a heading that stands first. */
const heading: BlockRange = { start: 0, end: 1 }

function beginsWithTitle({ blocks: [block] }: Section): boolean {
  return block?.type === 'heading' && block.depth === 1
}

function afterTitle({ start, end }: BlockRange): BlockRange {
  return { start: Math.max(start, 1), end: Math.max(end, 1) }
}

/** Finds the run of a chapter’s blocks that a side of a bead is; empty ones stand where the last ended. */
function rangeFinder({
  blocks,
  isHeadingOurs,
}: Section): (side: ChapterBead['original']) => BlockRange {
  const places = new Map(blocks.map((block, index) => [block, index]))
  let end = isHeadingOurs ? 1 : 0
  return (side) => {
    const start = end
    for (const node of side.flat()) {
      const place = places.get(node)
      if (place !== undefined) end = place + 1
    }
    return { start, end }
  }
}

function ownBead(index: number): Bead {
  return { original: none, translation: { start: index, end: index + 1 } }
}

/** Without a translation each block of the original is a bead. */
function withoutPartner(section: Section | undefined): Bead[] {
  return (section?.blocks ?? []).map((_, index) => ({
    original: { start: index, end: index + 1 },
    translation: none,
  }))
}
