import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
} from 'micromark-util-types'
import { codes } from './character-codes.ts'

/**
 * Micromark construct for a formula on lines of its own, from `$$` at the beginning of a
 * line to `$$` at the end of one.
 *
 * Without it, lines of a formula that begin with `+` or `-` would be lists. A formula
 * that begins right after the dollars ends before the next blank line or is none, so
 * that forgotten dollars do not swallow the chapter; one that begins on the next line
 * goes on to its end, blank lines and all.
 */
export const displayMathSyntax: Construct = {
  name: 'displayMath',
  concrete: true,
  tokenize: tokenizeDisplayMath,
}

function tokenizeDisplayMath(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
  const context = this
  const nextLine: Construct = { partial: true, tokenize: tokenizeNextLine }
  const closing: Construct = { partial: true, tokenize: tokenizeClosing }
  /** Whether nothing but the dollars stands in the first line. */
  let isFenced = false
  let hasText = false
  let size = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('displayMath')
    effects.enter('displayMathFence')
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code === codes.dollar) {
      effects.consume(code)
      size += 1
      return opening
    }
    if (size !== 2) return nok(code)
    effects.exit('displayMathFence')
    return factorySpace(effects, afterOpening, 'whitespace')(code)
  }

  function afterOpening(code: Code): State | undefined {
    isFenced = code === null || markdownLineEnding(code)
    if (isFenced && context.interrupt === true) return ok(code)
    return lineContent(code)
  }

  function lineContent(code: Code): State | undefined {
    if (code === null) return isFenced ? end(code) : nok(code)
    if (markdownLineEnding(code)) return lineEnd(code)
    if (code === codes.dollar) return effects.attempt(closing, end, dollar)(code)
    return text(code)
  }

  function text(code: Code): State | undefined {
    hasText ||= !markdownSpace(code)
    effects.enter('displayMathText')
    return inText(code)
  }

  function inText(code: Code): State | undefined {
    if (code === null || code === codes.dollar || markdownLineEnding(code)) {
      effects.exit('displayMathText')
      return lineContent(code)
    }
    effects.consume(code)
    hasText ||= !markdownSpace(code)
    return code === codes.backslash ? escaped : inText
  }

  function escaped(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return inText(code)
    effects.consume(code)
    return inText
  }

  /** Dollars that do not end a line stand in a formula only if it is fenced. */
  function dollar(code: Code): State | undefined {
    if (!isFenced) return nok(code)
    effects.enter('displayMathText')
    effects.consume(code)
    return inText
  }

  function lineEnd(code: Code): State | undefined {
    if (!isFenced && (!hasText || context.interrupt === true)) return nok(code)
    hasText = false
    return effects.attempt(nextLine, lineContent, isFenced ? end : nok)(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('displayMath')
    return ok(code)
  }

  /** A line ending after which the container that the formula stands in goes on. */
  function tokenizeNextLine(line: Effects, lineOk: State, lineNok: State): State {
    return (code) => {
      line.enter('lineEnding')
      line.consume(code)
      line.exit('lineEnding')
      return (next) =>
        context.parser.lazy[context.now().line] === true ? lineNok(next) : lineOk(next)
    }
  }
}

/** Dollars at the end of a line. */
function tokenizeClosing(effects: Effects, ok: State, nok: State): State {
  let size = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('displayMathFence')
    return sequence(code)
  }

  function sequence(code: Code): State | undefined {
    if (code === codes.dollar) {
      effects.consume(code)
      size += 1
      return sequence
    }
    if (size !== 2) return nok(code)
    effects.exit('displayMathFence')
    return factorySpace(effects, atEnd, 'whitespace')(code)
  }

  function atEnd(code: Code): State | undefined {
    return code === null || markdownLineEnding(code) ? ok(code) : nok(code)
  }
}
