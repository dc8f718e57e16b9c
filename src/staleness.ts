import type { Root } from 'mdast'
import type { LanguageTag } from './language/tag.ts'
import { baseTextPath } from './manuscript/base-text-path.ts'
import type { ChapterFile, Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseManuscript } from './markdown/parse-manuscript.ts'
import { alignChapter } from './translation/align-chapter.ts'
import { beadStates, type StatedBead } from './translation/bead-states.ts'
import { fieldStates } from './translation/field-states.ts'
import type { StatedField } from './translation/stated-field.ts'
import { type ParsedText, readBaseText } from './translation/read-base-text.ts'

/** How the translation of a chapter into one language stands. */
export interface ChapterStaleness {
  readonly language: LanguageTag
  /** Pairs the two files; see `ChapterFile.name`. */
  readonly name: string
  readonly original: ParsedChapter
  /** Absent when nobody has translated the chapter. */
  readonly translation?: ParsedChapter
  /** Path of the base text, whether or not it is there. */
  readonly basePath?: string
  /** The original as it stood when it was translated. */
  readonly base?: ParsedText
  /** In the order of both texts; without a translation all are missing. */
  readonly beads: readonly StatedBead[]
  /** What the front matter says that is to be translated. */
  readonly fields: readonly StatedField[]
}

/** A chapter of the manuscript, parsed. */
export interface ParsedChapter extends ParsedText {
  readonly path: string
}

/**
 * Tell how every translation of a manuscript stands, bead by bead.
 *
 * @param manuscript Its files gain the messages of the parser.
 * @param source Where base texts are read from, beside the translations.
 * @returns By language in the order of the config, chapters in the order of the original;
 *   chapters that are the translator's own are left out.
 * @throws {BuildError} When a base text cannot be read.
 */
export async function readStaleness(
  manuscript: Manuscript,
  source: ManuscriptSource,
): Promise<ChapterStaleness[]> {
  const [originalText, ...translations] = manuscript.texts
  const languages = new Set(manuscript.texts.map(({ language }) => language))
  const trees = await parseManuscript(manuscript, languages, () => Promise.resolve())
  const paths = new Set(await source.list())
  const counted = new Set(manuscript.config.stale)
  const parsed = (chapter: ChapterFile): ParsedChapter => ({
    path: chapter.file.path,
    text: String(chapter.file),
    tree: trees.get(chapter) ?? { type: 'root', children: [] },
  })
  const found: ChapterStaleness[] = []
  for (const { language, chapters } of translations) {
    for (const chapter of originalText?.chapters ?? []) {
      const { name } = chapter
      const original = parsed(chapter)
      const partner = chapters.find((one) => one.name === name)
      if (!partner) {
        const beads = missingBeads(original.tree)
        const fields = fieldStates({ original: original.text }, counted)
        found.push({ language, name, original, beads, fields })
        continue
      }
      const translation = parsed(partner)
      const basePath = baseTextPath(translation.path)
      const pair = { original: chapter, translation: partner }
      const base = await readBaseText(manuscript, source, paths, pair)
      const aligned = alignChapter(original.tree, translation.tree).beads
      const texts = {
        original: original.tree,
        translation: translation.tree,
        base: base?.tree,
      }
      const beads = beadStates(aligned, texts, counted)
      found.push({
        language,
        name,
        original,
        translation,
        basePath,
        ...(base && { base }),
        beads,
        fields: fieldStates(
          { original: original.text, translation: translation.text, base: base?.text },
          counted,
        ),
      })
    }
  }
  return found
}

function missingBeads(original: Root): StatedBead[] {
  const translation: Root = { type: 'root', children: [] }
  const { beads } = alignChapter(original, translation)
  return beadStates(beads, { original, translation }, new Set())
}
