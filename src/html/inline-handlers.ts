import type { Delete, FootnoteReference, Image, Link, Text } from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import type { Deletion, Insertion } from '../book/redline-nodes.ts'
import { joinSquares } from '../language/join-squares.ts'
import type { NoteCall, Span } from '../markdown/nodes.ts'
import { toElement } from './to-element.ts'

/** Addresses that a link may lead to. */
const safeAddress = /^(?:https?:|mailto:|tel:|#)/iu

/**
 * Make the handlers that turn running text into hast.
 *
 * @param typography New text of text nodes, from `setTypography`.
 */
export function inlineHandlers(typography: ReadonlyMap<Text, string>): Handlers {
  return {
    text(state: State, node: Text) {
      const text = typography.get(node) ?? node.value
      const result = {
        type: 'text' as const,
        value: joinSquares(text).replaceAll(/[ \t]*\n[ \t]*/gu, '\n'),
      }
      state.patch(node, result)
      return result
    },
    span: (state: State, node: Span) => toElement(state, node, 'span', {}),
    insertion: (state: State, node: Insertion) => toElement(state, node, 'ins', {}),
    deletion: (state: State, node: Deletion) => toElement(state, node, 'del', {}),
    delete: (state: State, node: Delete) => toElement(state, node, 's', {}),
    link(state: State, node: Link) {
      // `link-is-safe` has reported it.
      if (!safeAddress.test(node.url)) return toElement(state, node, 'span', {})
      const { properties } = defaultHandlers.link(state, { ...node, children: [] })
      const result = toElement(state, node, 'a', { properties })
      const { className } = result.properties
      if (Array.isArray(className)) {
        result.properties['className'] = className.map((name) =>
          name === 'page' ? 'page-link' : name,
        )
      }
      return result
    },
    image: (state: State, node: Image) =>
      // The path as it is, not encoded: outputs look it up.
      toElement(state, node, 'img', {
        properties: { src: node.url, alt: node.alt ?? '' },
        children: [],
      }),
    noteCall: (state: State, node: NoteCall) =>
      toElement(state, node, 'a', {
        properties: {
          className: ['note-call', `note-call-${node.series}`],
          id: node.id,
          href: `#${node.noteId}`,
        },
        children: [{ type: 'text', value: node.marker }],
      }),
    // One whose note is missing; `note-call-has-note` has reported it.
    footnoteReference: (_: State, node: FootnoteReference) => ({
      type: 'text' as const,
      value: `[^${node.label ?? node.identifier}]`,
    }),
  }
}
