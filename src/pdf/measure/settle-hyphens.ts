import type { LineEnds } from './break-ladders.ts'
import { rectsOfText } from './ruler.ts'
import {
  softHyphen,
  textsWithHyphens,
  type UsedHyphens,
  usedHyphens,
} from './used-hyphens.ts'

/** What is known of texts whose soft hyphens are settled. */
export interface SettleOptions {
  /** Where lines of texts end, as far as that is known already. */
  readonly ends?: LineEnds
  /** Texts that a range begins in: it stays at its character, which takes longer. */
  readonly pinned?: ReadonlySet<Node>
}

/**
 * Take out every soft hyphen that no line ends with.
 *
 * A soft hyphen that is not used stays in a PDF's text, and breaks search, copying and
 * reading aloud. The lines do not change: they were broken at other places.
 */
export function settleHyphens(
  root: Element,
  { ends = new Map(), pinned = new Set() }: SettleOptions = {},
): void {
  const settled = textsWithHyphens(root).map(
    (text) => [text, ends.get(text) ?? usedHyphens(text, rectsOfText(text))] as const,
  )
  for (const [text, used] of settled) {
    if (pinned.has(text)) deleteUnused(text, used)
    else text.data = withoutUnused(text.data, used)
  }
}

function deleteUnused(text: Text, used: UsedHyphens): void {
  for (let at = text.data.lastIndexOf(softHyphen); at !== -1;) {
    if (!used.has(at)) text.deleteData(at, 1)
    at = at === 0 ? -1 : text.data.lastIndexOf(softHyphen, at - 1)
  }
}

function withoutUnused(text: string, used: UsedHyphens): string {
  if (used.size === 0) return text.replaceAll(softHyphen, '')
  let kept = ''
  let from = 0
  for (const at of used.keys()) {
    kept += text.slice(from, at).replaceAll(softHyphen, '') + softHyphen
    from = at + 1
  }
  return kept + text.slice(from).replaceAll(softHyphen, '')
}
