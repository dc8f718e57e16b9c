import type { Html, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { allowedElements } from './html-schema.ts'
import { tokenizeHtml } from './html-tokens.ts'
import type { HtmlTargets } from './html-targets.ts'

/** Attributes that act or draw by themselves; other unknown ones go without a word. */
const forbiddenAttribute = /^(?:on[a-z]+|style|srcdoc|formaction|ping|background)$/u

/**
 * Check that the raw HTML of a tree is such as print and e-book both take.
 *
 * @param tree Chapter or note; read, not changed.
 * @param file File the tree was parsed from; gains one message per element name and place.
 * @param image Finds the path of an image inside the manuscript.
 */
export function checkHtml(tree: Nodes, file: VFile, image: HtmlTargets['image']): void {
  visit(tree, 'html', (node: Html) => {
    const faults = new Set<string>()
    for (const token of tokenizeHtml(node.value)) {
      if (token.kind !== 'start') continue
      const { name, attributes } = token
      if (!allowedElements.has(name)) faults.add(`element \`<${name}>\` is left out`)
      if (name === 'math' && (attributes.get('alttext') ?? '').trim() === '') {
        report(file, 'formula-has-alternative', node, '`<math>` has no `alttext`')
      }
      const src = attributes.get('src') ?? ''
      if (name === 'img' && image(src) === undefined) {
        faults.add(`image \`${src}\` is left out: pictures are written in Markdown`)
      }
      for (const attribute of attributes.keys()) {
        if (!forbiddenAttribute.test(attribute)) continue
        faults.add(`attribute \`${attribute}\` of \`<${name}>\` is left out`)
      }
    }
    for (const reason of faultsOfAlternatives(node.value, image)) {
      report(file, 'image-has-alternative', node, reason)
    }
    for (const reason of faults) report(file, 'html-is-allowed', node, reason)
  })
}

/** Pictures that stay and say nothing to readers who do not see them. */
function faultsOfAlternatives(html: string, image: HtmlTargets['image']): Set<string> {
  const faults = new Set<string>()
  for (const token of tokenizeHtml(html)) {
    if (token.kind !== 'start' || token.name !== 'img') continue
    const { attributes } = token
    const src = attributes.get('src') ?? ''
    const classes = (attributes.get('class') ?? '').split(/\s+/u)
    const isDescribed = (attributes.get('alt') ?? '').trim() !== ''
    const isKept = image(src) !== undefined
    if (isKept && !isDescribed && !classes.includes('decorative')) {
      faults.add(`image \`${src}\` has no alternative text`)
    }
  }
  return faults
}
