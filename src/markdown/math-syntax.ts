import {
  asciiDigit,
  markdownLineEnding,
  markdownLineEndingOrSpace,
} from 'micromark-util-character'
import type {
  Code,
  Construct,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types'
import { codes } from './character-codes.ts'
import { displayMathSyntax } from './display-math-syntax.ts'

/**
 * Make the micromark extension for formulas: blocks between `$$`, and `$…$` or `$$…$$`
 * in running text.
 *
 * A single dollar opens a formula only before a character that is no space; the next one
 * closes it only after such a character and not before a digit, so that `$5 and $10` is
 * money.
 * The tokens of those in running text are `micromark-extension-math`'s.
 *
 * @returns An extension for one parse: it remembers where no formula closes.
 * @see Pandoc’s Manual, “tex_math_dollars”.
 */
export function mathSyntax(): Extension {
  return {
    flow: { [codes.dollar]: displayMathSyntax },
    text: { [codes.dollar]: mathText() },
  }
}

/** From an opening sequence to the end of its block, without a closing one between. */
interface Unclosed {
  readonly from: number
  readonly to: number
}

function mathText(): Construct {
  const unclosedBySize = new Map<number, Unclosed>()

  return {
    name: 'mathText',
    previous: isOutsideSequence,
    tokenize(effects, ok, nok) {
      // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
      const context = this
      const from = context.now().offset
      let size = 0
      let closingSize = 0
      let closing: Token | undefined
      let last: Code = null
      return start

      function start(code: Code): State | undefined {
        effects.enter('mathText')
        effects.enter('mathTextSequence')
        return opening(code)
      }

      function opening(code: Code): State | undefined {
        if (code === codes.dollar) {
          effects.consume(code)
          size += 1
          return opening
        }
        effects.exit('mathTextSequence')
        const unclosed = unclosedBySize.get(size)
        const isHopeless =
          unclosed !== undefined && from > unclosed.from && from < unclosed.to
        const isMoney = size === 1 && markdownLineEndingOrSpace(code)
        return isHopeless || isMoney ? nok(code) : between(code)
      }

      function between(code: Code): State | undefined {
        if (code === null) {
          unclosedBySize.set(size, { from, to: context.now().offset })
          return nok(code)
        }
        if (code === codes.dollar) {
          closing = effects.enter('mathTextSequence')
          closingSize = 0
          return sequence(code)
        }
        if (markdownLineEnding(code)) {
          effects.enter('lineEnding')
          effects.consume(code)
          effects.exit('lineEnding')
          last = code
          return between
        }
        effects.enter('mathTextData')
        return text(code)
      }

      function text(code: Code): State | undefined {
        if (code === null || code === codes.dollar || markdownLineEnding(code)) {
          effects.exit('mathTextData')
          return between(code)
        }
        effects.consume(code)
        last = code
        return code === codes.backslash ? escaped : text
      }

      function escaped(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return text(code)
        effects.consume(code)
        last = code
        return text
      }

      function sequence(code: Code): State | undefined {
        if (code === codes.dollar) {
          effects.consume(code)
          closingSize += 1
          return sequence
        }
        const isMoney =
          size === 1 && (markdownLineEndingOrSpace(last) || asciiDigit(code))
        if (isMoney) return nok(code)
        if (closingSize === size) {
          effects.exit('mathTextSequence')
          effects.exit('mathText')
          return ok(code)
        }
        if (closing !== undefined) closing.type = 'mathTextData'
        last = codes.dollar
        return text(code)
      }
    },
  }
}

/** An opening sequence is taken whole: no second try from its middle. */
function isOutsideSequence(this: TokenizeContext, code: Code): boolean {
  return code !== codes.dollar || this.events.at(-1)?.[1].type === 'characterEscape'
}
