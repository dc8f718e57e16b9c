import type { ElementContent, RootContent } from 'hast'
import type { Code } from 'mdast'
import type { Handlers, State } from 'mdast-util-to-hast'
import { languageOfCode } from './code-language.ts'
import { element } from './element.ts'
import { toElement } from './to-element.ts'

/**
 * Make the handler that turns code blocks into hast, coloured where the language is known.
 */
export function codeHandlers(
  highlight: (code: string, language: string) => RootContent[] | undefined,
): Handlers {
  return {
    code(state: State, node: Code) {
      const language = languageOfCode(node.lang)
      const text: ElementContent = { type: 'text', value: node.value }
      const coloured = language ? highlight(node.value, language) : undefined
      const content = coloured?.filter((child) => child.type !== 'doctype') ?? [text]
      const properties = language ? { className: [`language-${language}`] } : {}
      const code = element('code', properties, [
        ...content,
        { type: 'text', value: '\n' },
      ])
      return toElement(state, node, 'pre', { children: [code] })
    },
  }
}
