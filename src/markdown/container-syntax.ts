import { directive } from 'micromark-extension-directive'
import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding } from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types'
import { codes } from './character-codes.ts'
import { verseSyntax } from './verse-syntax.ts'

/**
 * Make the micromark extension for blocks between `:::name` and `:::`, for `:::verse`
 * and for `::pagebreak`.
 *
 * Of `micromark-extension-directive` only containers are taken: `10:30`, `:smile:` and
 * `::name` stay text.
 */
export function containerSyntax(): Extension {
  const directives = [directive().flow?.[codes.colon] ?? []].flat()
  const containers = directives.filter(({ concrete }) => concrete === true)
  return { flow: { [codes.colon]: [pageBreak, verseSyntax, ...containers] } }
}

const name = 'pagebreak'

/** `::pagebreak`, or `:::pagebreak` with or without a closing fence right after it. */
const pageBreak: Construct = {
  name: 'pageBreak',
  tokenize(effects, ok, nok) {
    // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
    const context = this
    let colons = 0
    let letters = 0
    return start

    function start(code: Code): State | undefined {
      effects.enter('pageBreak')
      effects.enter('pageBreakFence')
      return sequence(code)
    }

    function sequence(code: Code): State | undefined {
      if (code === codes.colon) {
        effects.consume(code)
        colons += 1
        return sequence
      }
      return colons < 2 ? nok(code) : word(code)
    }

    function word(code: Code): State | undefined {
      if (letters === name.length) {
        effects.exit('pageBreakFence')
        return factorySpace(effects, lineEnd, 'whitespace')(code)
      }
      if (code !== name.codePointAt(letters)) return nok(code)
      effects.consume(code)
      letters += 1
      return word
    }

    function lineEnd(code: Code): State | undefined {
      if (code !== null && !markdownLineEnding(code)) return nok(code)
      effects.exit('pageBreak')
      if (code === null || colons === 2 || context.interrupt === true) return ok(code)
      return effects.attempt(closingFence(colons), ok, ok)(code)
    }
  },
}

/** The line after `:::pagebreak` when it holds nothing but as many colons. */
function closingFence(colons: number): Construct {
  return {
    partial: true,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
      const context = this
      let count = 0
      return start

      function start(code: Code): State {
        effects.enter('lineEnding')
        effects.consume(code)
        effects.exit('lineEnding')
        return factorySpace(effects, sequenceStart, 'linePrefix', 4)
      }

      function sequenceStart(code: Code): State | undefined {
        if (code !== codes.colon || context.parser.lazy[context.now().line] === true) {
          return nok(code)
        }
        effects.enter('pageBreakFence')
        return sequence(code)
      }

      function sequence(code: Code): State | undefined {
        if (code === codes.colon) {
          effects.consume(code)
          count += 1
          return sequence
        }
        effects.exit('pageBreakFence')
        return factorySpace(effects, lineEnd, 'whitespace')(code)
      }

      function lineEnd(code: Code): State | undefined {
        const isClosing = count === colons
        const isEnd = code === null || markdownLineEnding(code)
        return isClosing && isEnd ? ok(code) : nok(code)
      }
    },
  }
}
