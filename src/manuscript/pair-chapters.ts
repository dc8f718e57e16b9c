import type { LanguageTag } from '../language/tag.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { withoutExtension } from './chapter-name.ts'
import type { ReadChapter } from './read-chapter.ts'

type Texts = ReadonlyMap<LanguageTag, readonly ReadChapter[]>

/** What a chapter says in its front matter that is the translator's own. */
const nothing = 'nothing'

/**
 * Pair the chapters of translations with those of the original: by `translates:` in the
 * front matter, else by file name.
 *
 * @param texts Chapters by language, the original first; their files gain messages.
 * @param areChosen Whether the config names the chapters, so that others are left out.
 * @returns Chapters of one name translate each other; translations are in the order of the
 *   original, and what is the translator's own stays behind the chapter it followed.
 */
export function pairChapters(
  texts: Texts,
  areChosen: boolean,
): Map<LanguageTag, readonly ReadChapter[]> {
  const [[language, original] = [undefined, []], ...translations] = texts
  const paired = new Map<LanguageTag, readonly ReadChapter[]>()
  if (language === undefined) return paired
  paired.set(language, original)
  for (const [tag, chapters] of translations) {
    const named = chapters.map((chapter) => withOriginalsName(chapter, original))
    const ordered = inOrderOf(original, named, areChosen)
    checkPairs(ordered, original)
    paired.set(tag, ordered)
  }
  return paired
}

function withOriginalsName(
  chapter: ReadChapter,
  original: readonly ReadChapter[],
): ReadChapter {
  const { translates } = chapter.frontMatter.given
  if (translates === undefined || translates === nothing) return chapter
  const wanted = withoutExtension(translates).replace(/^(?:\.{1,2}\/)+/u, '')
  const found = original.find(
    ({ name, path }) => name === wanted || withoutExtension(path) === wanted,
  )
  if (found) return { ...chapter, name: found.name }
  const reason = `there is no chapter \`${translates}\` in the original`
  const node = chapter.frontMatter.translatesNode ?? textNode('', 0)
  const message = report(chapter.file, 'chapter-exists', node, reason)
  const names = original.map(({ name }) => name)
  const near = nearestName(wanted, names)
  message.note =
    near === undefined
      ? 'hint: name the file of the chapter that it translates'
      : `hint: did you mean \`${near}\`?`
  return chapter
}

function inOrderOf(
  original: readonly ReadChapter[],
  chapters: readonly ReadChapter[],
  areChosen: boolean,
): ReadChapter[] {
  const places = new Map(original.map(({ name }, index) => [name, index]))
  let last = -1
  return chapters
    .map((chapter) => {
      const place = places.get(chapter.name)
      last = place ?? last
      return { chapter, place: place ?? last + 0.5, isPaired: place !== undefined }
    })
    .filter(({ isPaired }) => isPaired || !areChosen)
    .toSorted((one, other) => one.place - other.place)
    .map(({ chapter }) => chapter)
}

function checkPairs(
  chapters: readonly ReadChapter[],
  original: readonly ReadChapter[],
): void {
  const pathByName = new Map<string, string>()
  for (const { name, path, file, frontMatter } of chapters) {
    const node = frontMatter.translatesNode ?? textNode('', 0)
    const isPaired = original.some((chapter) => chapter.name === name)
    const first = pathByName.get(name)
    if (isPaired && first !== undefined) {
      const reason = `\`${first}\` translates the chapter \`${name}\` already`
      report(file, 'chapter-is-translated-once', node, reason)
    } else if (!isPaired && frontMatter.given.translates === undefined) {
      const reason = `the original has no chapter \`${name}\``
      report(file, 'translation-has-original', node, reason)
    }
    pathByName.set(name, first ?? path)
  }
}
