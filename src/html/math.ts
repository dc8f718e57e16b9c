import type { Element } from 'hast'
import { raw } from 'hast-util-raw'
import temml from 'temml'
import { visit } from 'unist-util-visit'

/** A formula as MathML, or what is wrong with it in temml's words. */
export type MathResult =
  | { readonly math: Element; readonly error?: never }
  | { readonly math?: never; readonly error: string }

/** Longest TeX that is tried, in characters: temml takes time for more. */
const longestFormula = 10_000

/**
 * Turn TeX into MathML, the same for print and e-book.
 *
 * @param tex Without dollar signs.
 * @param display Set on a line of its own.
 * @returns A `math` element with the TeX as `alttext`. It keeps temml's class names, which
 *   carry the alignment of columns, but no inline styles.
 */
export function mathToHast(tex: string, display: boolean): MathResult {
  if (tex.length > longestFormula) return { error: 'the formula is too long' }
  try {
    const markup = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 1000,
      maxSize: [50, 50],
    })
    const fragment = raw({ type: 'root', children: [{ type: 'raw', value: markup }] })
    const math = 'children' in fragment ? fragment.children[0] : undefined
    if (math?.type !== 'element') return { error: 'the formula is empty' }
    visit(math, 'element', (element) => {
      delete element.properties['style']
    })
    math.properties['alttext'] = tex.trim()
    return { math }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { error: reasonOf(error) }
  }
}

/** What temml says in the words of programmers, in ours. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/^Too many expansions/u, 'it unfolds into too many parts'],
  [/^Maximum call stack/u, 'it is nested too deeply'],
  [/^Unsupported function name: (\S+)/u, 'there is no command `$1`'],
  [/^Function "(\S+)" is not trusted/u, 'the command `$1` is not allowed'],
]

/** The first line of temml's message, without the TeX that it repeats with marks under it. */
function reasonOf({ message }: Error): string {
  const text = message.trim().replace(/^ParseError:\s*/u, '')
  for (const [pattern, wording] of wordings) {
    const found = pattern.exec(text)
    if (found) return wording.replace('$1', () => found[1] ?? '')
  }
  const [reason = ''] = message
    .trim()
    .split(/:?\s*(?:\n|at end of input:|at position \d)/u)
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
