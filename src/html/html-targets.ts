import type { Chapter } from '../book/book.ts'

/** What raw HTML may refer to. */
export interface HtmlTargets {
  /** Find the id in the edition of an element that has one as written; `undefined` if it is none. */
  readonly id: (written: string) => string | undefined
  /** Find where a link leads: `#id` in the edition, or a safe address; `undefined` if nowhere. */
  readonly href: (written: string) => string | undefined
  /** Find the path of an image inside the manuscript; `undefined` if it is not known. */
  readonly image: (src: string) => string | undefined
}

/**
 * Tell what the raw HTML of a chapter may refer to: labels of its file, those that raw HTML
 * gives among them, and the images that the chapter has in Markdown, too, for only those
 * have been read and checked.
 */
export function htmlTargets({ file, images, anchors }: Chapter): HtmlTargets {
  const folder = file.path?.replace(/[^/]*$/u, '') ?? ''
  return {
    id: (written) => anchors?.ids.get(written),
    href: (written) => {
      if (!written.startsWith('#')) {
        return /^(?:https?|mailto|tel):/iu.test(written) ? written : undefined
      }
      const id = anchors?.labels.get(decode(written.slice(1)))
      return id === undefined ? undefined : `#${id}`
    },
    image: (src) => {
      const path = `${folder}${src}`.replaceAll(/(?<=^|\/)\.\//gu, '')
      return (
        images.find((image) => image === path) ?? images.find((image) => image === src)
      )
    },
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
