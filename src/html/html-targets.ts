import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../book/book.ts'
import { tokenizeHtml } from './html-tokens.ts'

/** What raw HTML may refer to. */
export interface HtmlTargets {
  readonly ids: ReadonlySet<string>
  /** Find the path of an image inside the manuscript; `undefined` if it is not known. */
  readonly image: (src: string) => string | undefined
}

/**
 * Collect what the raw HTML of a chapter may refer to: the chapter's ids and those in the
 * HTML itself, and the images that the chapter has in Markdown, too, for only those have
 * been read and checked.
 *
 * @param trees Body and notes.
 */
export function htmlTargets(chapter: Chapter, trees: readonly Nodes[]): HtmlTargets {
  const ids = new Set(chapter.ids)
  for (const tree of trees) {
    visit(tree, 'html', ({ value }) => {
      for (const token of tokenizeHtml(value)) {
        if (token.kind !== 'start') continue
        const id = token.attributes.get('id') ?? token.attributes.get('name')
        if (id !== undefined) ids.add(id)
      }
    })
  }
  const { file, images } = chapter
  const folder = file.path?.replace(/[^/]*$/u, '') ?? ''
  return {
    ids,
    image: (src) => {
      const path = `${folder}${src}`.replaceAll(/(?<=^|\/)\.\//gu, '')
      return (
        images.find((image) => image === path) ?? images.find((image) => image === src)
      )
    },
  }
}
