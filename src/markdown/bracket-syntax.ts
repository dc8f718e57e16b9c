import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { resolveAll } from 'micromark-util-resolve-all'
import type {
  Code,
  Construct,
  Event,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types'
import { attributeList } from './attribute-syntax.ts'
import { codes } from './character-codes.ts'

/**
 * Make the micromark extension for spans `[text]{lang=fr}` and inline notes `^[text]`.
 *
 * Both nest with links and images as brackets do in CommonMark: a closing bracket
 * belongs to the nearest opening one that is still open.
 *
 * @param hasInlineNotes Whether the text has `^[` at all; without it closing brackets
 *   need not be looked up.
 * @see Pandoc’s Manual, “bracketed_spans” and “inline_notes”.
 */
export function bracketSyntax(hasInlineNotes: boolean): Extension {
  if (!hasInlineNotes) return { text: { [codes.rightBracket]: spanEnd } }
  return {
    text: {
      [codes.caret]: inlineNoteStart,
      [codes.rightBracket]: [inlineNoteEnd, spanEnd],
    },
  }
}

const inlineNoteStart: Construct = {
  name: 'inlineNoteStart',
  tokenize(effects, ok, nok) {
    return start

    function start(code: Code): State {
      effects.enter('inlineNoteStart')
      effects.consume(code)
      return bracket
    }

    function bracket(code: Code): State | undefined {
      if (code !== codes.leftBracket) return nok(code)
      effects.consume(code)
      effects.exit('inlineNoteStart')
      return content
    }

    // `^[^a]` is a call after a caret, as in Pandoc's superscript comma `[^a]^,^[^b]`.
    function content(code: Code): State | undefined {
      return code === codes.caret ? effects.check(labelAhead, nok, ok)(code) : ok(code)
    }
  },
  resolveAll(events) {
    for (const [, token] of events) {
      if (token.type === 'inlineNoteStart') token.type = 'inlineNoteUnclosed'
    }
    return events
  },
}

/** A caret that no bracket follows: the beginning of a note label. */
const labelAhead: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (caret) => {
      effects.enter('data')
      effects.consume(caret)
      effects.exit('data')
      return (code) => (code === codes.leftBracket ? nok(code) : ok(code))
    }
  },
}

const inlineNoteEnd: Construct = {
  name: 'inlineNoteEnd',
  tokenize(effects, ok, nok) {
    const { events } = this
    return start

    function start(code: Code): State | undefined {
      if (nearestOpening(events)?.type !== 'inlineNoteStart') return nok(code)
      effects.enter('inlineNoteEnd')
      effects.consume(code)
      effects.exit('inlineNoteEnd')
      return ok
    }
  },
  resolveTo(events, context) {
    return closeGroup(events, context, 'inlineNote')
  },
}

const spanEnd: Construct = {
  name: 'spanEnd',
  tokenize(effects, ok, nok) {
    // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
    const context = this
    return start

    function start(code: Code): State {
      effects.enter('spanEnd')
      effects.consume(code)
      effects.exit('spanEnd')
      return attributes
    }

    function attributes(code: Code): State | undefined {
      if (code !== codes.leftBrace) return nok(code)
      return attributeList(effects, end, nok, 'spanAttributes')(code)
    }

    function end(code: Code): State | undefined {
      return closesSpan(context) ? ok(code) : nok(code)
    }
  },
  resolveTo(events, context) {
    return closeGroup(events, context, 'span')
  },
}

/** Whether the bracket just closed is neither an image nor a reference to a link. */
function closesSpan(context: TokenizeContext): boolean {
  const opening = nearestOpening(context.events)
  if (opening?.type !== 'labelLink') return false
  const closing = context.events.findLast(([, token]) => token.type === 'spanEnd')
  if (closing === undefined) return false
  const label = context.sliceSerialize({ start: opening.end, end: closing[1].start })
  return !context.parser.defined.includes(normalizeIdentifier(label))
}

/** The last opening bracket that is still open. */
function nearestOpening(events: readonly Event[]): Token | undefined {
  return events.findLast(isOpening)?.[1]
}

function isOpening([kind, token]: Event): boolean {
  if (kind !== 'enter') return false
  if (token.type === 'inlineNoteStart') return true
  const isLabel = token.type === 'labelLink' || token.type === 'labelImage'
  // oxlint-disable-next-line no-underscore-dangle -- micromark's name
  return isLabel && token._balanced !== true
}

/** Put everything from the nearest opening bracket on into one token. */
function closeGroup(
  events: Event[],
  context: TokenizeContext,
  type: 'inlineNote' | 'span',
): Event[] {
  const opening = events.findLastIndex(isOpening)
  const inner = events.splice(opening)
  const end = inner.findLastIndex(
    ([kind, token]) => kind === 'enter' && token.type === `${type}End`,
  )
  const first = inner[0]?.[1]
  const last = inner.at(-1)?.[1]
  if (first === undefined || last === undefined) return events

  const group: Token = { type, start: { ...first.start }, end: { ...last.end } }
  const marker: Token = {
    type: `${type}Marker`,
    start: { ...first.start },
    end: { ...first.end },
  }
  // micromark keeps the opening brackets it has met in a list of its own, and forgets
  // those that are balanced.
  // oxlint-disable-next-line no-underscore-dangle -- micromark's name
  first._balanced = true

  const afterOpening =
    inner.findIndex(([kind, token]) => kind === 'exit' && token === first) + 1
  const spanning = context.parser.constructs.insideSpan.null ?? []
  const content = resolveAll(spanning, inner.slice(afterOpening, end), context)

  events.push(['enter', group, context], ['enter', marker, context])
  events.push(['exit', marker, context])
  for (const event of content) events.push(event)
  for (const event of inner.slice(end)) events.push(event)
  events.push(['exit', group, context])
  return events
}
