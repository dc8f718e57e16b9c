import type { ElementContent } from 'hast'
import type { ChapterHtml } from './chapter-html.ts'

/**
 * Put its words in the place of every picture that is not there: its alternative text, else
 * its name. Whatever is wrong with the file was reported before.
 *
 * @param hasPicture Whether the picture at a path inside the manuscript is sound.
 */
export function replacePictures(
  chapter: ChapterHtml,
  hasPicture: (path: string) => boolean,
): ChapterHtml {
  if (chapter.chapter.images.every(hasPicture)) return chapter
  const replace = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    const { src, alt } = node.properties
    if (node.tagName === 'img' && !hasPicture(String(src))) {
      return { type: 'text', value: String(alt || src) }
    }
    return { ...node, children: node.children.map(replace) }
  }
  return {
    ...chapter,
    body: chapter.body.map(replace),
    notes: chapter.notes.map(({ note, children }) => ({
      note,
      children: children.map((child) => ({
        ...child,
        children: child.children.map(replace),
      })),
    })),
  }
}
