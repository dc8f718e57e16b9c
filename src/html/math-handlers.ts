import type { Element } from 'hast'
import type { InlineMath, Math as MathBlock } from 'mdast-util-math'
import type { Handlers, State } from 'mdast-util-to-hast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { element } from './element.ts'
import type { MathResult } from './math.ts'
import { toElement } from './to-element.ts'

/**
 * Make the handlers that turn formulas into MathML. One that cannot be set stands as its
 * TeX, so that nothing is lost.
 *
 * @param file Gains a message for each formula that cannot be set.
 */
export function mathHandlers(
  setMath: (tex: string, display: boolean) => MathResult,
  file: VFile,
): Handlers {
  const formula = (node: InlineMath | MathBlock): Element => {
    const { math, error } = setMath(node.value, node.type === 'math')
    if (math) return math
    report(file, 'math-is-valid', node, `formula cannot be set: ${error}`)
    return element('code', { className: ['math-error'] }, [
      { type: 'text', value: node.value },
    ])
  }
  return {
    inlineMath: (_: State, node: InlineMath) => formula(node),
    math: (state: State, node: MathBlock) =>
      toElement(state, node, 'div', {
        properties: { className: ['math-display'] },
        children: [formula(node)],
      }),
  }
}
