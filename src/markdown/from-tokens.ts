import type { Nodes } from 'mdast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { parseAttributes, withAttributes } from './attributes.ts'
import type { Found } from './found.ts'
import { mathFromTokens } from './math-from-tokens.ts'
import { placeOf } from './place.ts'
import { taskListFromTokens } from './task-list-from-tokens.ts'
import { trimEnd } from './trim-end.ts'
import { verseFromTokens } from './verse-from-tokens.ts'

/**
 * Make the mdast extension that turns the tokens of our own syntax into nodes.
 *
 * @param file File that is parsed; gains messages.
 * @param found Gains labels and inline notes.
 */
export function fromTokens(file: VFile, found: Found): Extension[] {
  return [
    attributesFromTokens(file, found),
    spansFromTokens(file, found),
    verseFromTokens(file),
    mathFromTokens(file),
    taskListFromTokens(),
  ]
}

function attributesFromTokens(file: VFile, found: Found): Extension {
  return {
    enter: {
      blockAttributes: enterList,
      fenceAttributes: enterList,
      linkAttributes: enterList,
      spanAttributes: enterList,
    },
    exit: {
      blockAttributes(token) {
        const block = exitList(this)
        if (block === undefined) return
        trimEnd(block, String(file.value))
        store(this, token, block)
      },
      fenceAttributes(token) {
        store(this, token, exitList(this))
      },
      linkAttributes(token) {
        const parent = exitList(this)
        if (parent === undefined || !('children' in parent)) return
        store(this, token, parent.children.at(-1))
      },
      spanAttributes(token) {
        store(this, token, exitList(this))
      },
    },
  }

  function store(
    context: CompileContext,
    token: Token,
    node: CompileContext['stack'][number] | Nodes | undefined,
  ): void {
    if (node === undefined) return
    const place = placeOf(token)
    const attributes = parseAttributes(context.sliceSerialize(token))
    node.data = withAttributes(node.data, { attributes, place }, file)
    for (const [name, id] of attributes) {
      if (name === 'id') found.labels.push({ id, place })
    }
  }
}

// What stands between the braces is read from the source when they close.
function enterList(this: CompileContext): undefined {
  this.buffer()
}

function exitList(context: CompileContext): CompileContext['stack'][number] | undefined {
  context.resume()
  return context.stack.at(-1)
}

function spansFromTokens(file: VFile, found: Found): Extension {
  let inlineNotes = 0
  return {
    canContainEols: ['span'],
    enter: {
      span(token) {
        this.enter({ type: 'span', children: [] }, token)
      },
      inlineNote(token) {
        inlineNotes += 1
        // A space cannot stand in a label, so no written label is the same.
        const identifier = `inline ${inlineNotes}`
        const label = identifier
        this.enter({ type: 'footnoteDefinition', identifier, label, children: [] }, token)
        this.enter({ type: 'paragraph', children: [] }, token)
      },
      inlineNoteUnclosed(token) {
        const reason = 'inline note `^[` has no closing bracket'
        const message = report(file, 'note-call-has-note', placeOf(token), reason)
        message.note = 'hint: close it with `]`, or write `\\^[` for the characters'
        this.config.enter['data']?.call(this, token)
      },
      pageBreak(token) {
        this.enter({ type: 'pageBreak' }, token)
      },
    },
    exit: {
      span(token) {
        this.exit(token)
      },
      inlineNote(token) {
        const paragraph = this.stack.at(-1)
        if (paragraph !== undefined) trimEnd(paragraph, String(file.value))
        this.exit(token)
        this.exit(token)
        const parent = this.stack.at(-1)
        if (parent === undefined || !('children' in parent)) return
        const note = parent.children.pop()
        if (note?.type !== 'footnoteDefinition') return
        found.inlineNotes.push(note)
        const { identifier } = note
        this.enter({ type: 'footnoteReference', identifier, label: identifier }, token)
        this.exit(token)
      },
      inlineNoteUnclosed(token) {
        this.config.exit['data']?.call(this, token)
      },
      pageBreak(token) {
        this.exit(token)
      },
    },
  }
}
