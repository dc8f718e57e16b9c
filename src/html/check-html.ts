import type { Html, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import { type HtmlToken, tokenizeHtml } from '../markdown/html-tokens.ts'
import { isReservedClass } from '../markdown/reserved-classes.ts'
import { schemeOf } from '../markdown/scheme-of.ts'
import { allowedElements } from './html-schema.ts'
import type { HtmlTargets } from './html-targets.ts'

/** Attributes that act or draw by themselves; other unknown ones go without a word. */
const forbiddenAttribute = /^(?:on[a-z]+|style|srcdoc|formaction|ping|background)$/u

/**
 * Check that the raw HTML of a tree is such as print and e-book both take.
 *
 * @param tree Chapter or note; read, not changed.
 * @param file File the tree was parsed from; gains one message per fault and place.
 * @param targets What it may refer to.
 */
export function checkHtml(tree: Nodes, file: VFile, targets: HtmlTargets): void {
  visit(tree, 'html', (node: Html) => {
    const faults = new Map<string, RuleId>()
    for (const token of tokenizeHtml(node.value)) {
      for (const [reason, rule] of faultsOf(token, targets)) faults.set(reason, rule)
    }
    for (const [reason, rule] of faults) report(file, rule, node, reason)
  })
}

type Fault = readonly [reason: string, rule: RuleId]

function faultsOf(token: HtmlToken, targets: HtmlTargets): Fault[] {
  if (token.kind === 'comment' && !token.text.startsWith('<!--')) {
    const [beginning = ''] = /^<[?!][[\w-]*/u.exec(token.text) ?? []
    return [[`\`${beginning}\` and what is in it is left out`, 'html-is-allowed']]
  }
  if (token.kind !== 'start') return []
  const { name, attributes } = token
  const faults: string[] = []
  if (!allowedElements.has(name)) faults.push(`element \`<${name}>\` is left out`)
  const src = attributes.get('src') ?? ''
  if (name === 'img' && targets.image(src) === undefined) {
    faults.push(`image \`${src}\` is left out: pictures are written in Markdown`)
  }
  for (const attribute of attributes.keys()) {
    if (!forbiddenAttribute.test(attribute)) continue
    faults.push(`attribute \`${attribute}\` of \`<${name}>\` is left out`)
  }
  for (const part of (attributes.get('class') ?? '')
    .split(/\s+/u)
    .filter(isReservedClass)) {
    faults.push(
      `class \`${part}\` of \`<${name}>\` is left out: it is one of diglot’s own`,
    )
  }
  return [
    ...faults.map((reason): Fault => [reason, 'html-is-allowed']),
    ...(name === 'a' ? faultsOfLink(attributes.get('href'), targets) : []),
    ...faultsOfAlternative(token, targets),
  ]
}

/** Pictures and formulas that stay and say nothing to readers who do not see them. */
function faultsOfAlternative(
  { name, attributes }: Extract<HtmlToken, { kind: 'start' }>,
  targets: HtmlTargets,
): Fault[] {
  const isSaid = (attribute: string): boolean =>
    (attributes.get(attribute) ?? '').trim() !== ''
  if (name === 'math' && !isSaid('alttext')) {
    return [['`<math>` has no `alttext`', 'formula-has-alternative']]
  }
  const src = attributes.get('src') ?? ''
  const classes = (attributes.get('class') ?? '').split(/\s+/u)
  const isKept = name === 'img' && targets.image(src) !== undefined
  return isKept && !isSaid('alt') && !classes.includes('decorative')
    ? [[`image \`${src}\` has no alternative text`, 'image-has-alternative']]
    : []
}

function faultsOfLink(href: string | undefined, targets: HtmlTargets): Fault[] {
  if (href === undefined || targets.href(href) !== undefined) return []
  const scheme = schemeOf(href)
  return scheme === undefined || /^(?:https?|mailto|tel)$/u.test(scheme)
    ? [
        [
          `link to \`${href}\` leads nowhere: links are written in Markdown`,
          'link-has-target',
        ],
      ]
    : [[`link goes to a \`${scheme}:\` address`, 'link-is-safe']]
}
