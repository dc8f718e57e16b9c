import { BuildError } from '../diagnostics/build-error.ts'
import { readManuscript } from '../manuscript/read-manuscript.ts'
import { parseManuscript } from '../markdown/parse-manuscript.ts'
import { toDiffText } from '../review/to-diff-text.ts'
import { openManuscript } from './open-manuscript.ts'

/**
 * Write a Markdown file for `git diff`: what its `textconv` prints.
 *
 * @throws {BuildError} When it is no Markdown file.
 */
export async function printDiffText(
  path: string,
  language: string | undefined,
): Promise<string> {
  const { source, file } = await openManuscript(path)
  const manuscript = await readManuscript(source, { file, language })
  const chapters = manuscript.texts.flatMap((text) => text.chapters)
  const chapter = chapters.find((one) => one.file.path === file)
  if (!chapter) {
    throw new BuildError(`\`${path}\` is not a Markdown file`, {
      hint: 'name one chapter',
    })
  }
  const trees = await parseManuscript(manuscript, new Set([chapter.language]), () =>
    Promise.resolve(),
  )
  const tree = trees.get(chapter)
  return tree ? toDiffText(tree, String(chapter.file), chapter.language) : ''
}
