import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types'
import { attributeList } from './attribute-syntax.ts'
import { codes } from './character-codes.ts'

/**
 * Micromark construct for `:::verse`: lines are kept as they stand, so that an indented
 * one is no code and one that begins with a number and a full stop no list.
 *
 * A stanza is one stretch of running text, so that emphasis may begin in one line and
 * end in another; indentation stands outside that stretch, in tokens of its own.
 */
export const verseSyntax: Construct = {
  name: 'verse',
  concrete: true,
  tokenize: tokenizeVerse,
}

const keyword = 'verse'

function tokenizeVerse(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
  const context = this
  let colons = 0
  let letters = 0
  let lastLine: Token | undefined
  const prefix = context.events.at(-1)
  const fenceIndent =
    prefix?.[1].type === 'linePrefix' ? context.sliceSerialize(prefix[1], true).length : 0
  const closing: Construct = { partial: true, tokenize: tokenizeClosing }
  const nextLine: Construct = { partial: true, tokenize: tokenizeNextLine }
  const nextTextLine: Construct = { partial: true, tokenize: tokenizeNextTextLine }
  return start

  function start(code: Code): State | undefined {
    effects.enter('verse')
    effects.enter('verseFence')
    return sequence(code)
  }

  function sequence(code: Code): State | undefined {
    if (code === codes.colon) {
      effects.consume(code)
      colons += 1
      return sequence
    }
    return colons < 3 ? nok(code) : word(code)
  }

  function word(code: Code): State | undefined {
    if (letters === keyword.length) {
      return code === codes.leftBrace
        ? attributeList(effects, fenceRest, nok, 'fenceAttributes')(code)
        : fenceRest(code)
    }
    if (code !== keyword.codePointAt(letters)) return nok(code)
    effects.consume(code)
    letters += 1
    return word
  }

  function fenceRest(code: Code): State | undefined {
    return factorySpace(effects, fenceEnd, 'whitespace')(code)
  }

  function fenceEnd(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code)) return nok(code)
    effects.exit('verseFence')
    if (context.interrupt === true) return ok(code)
    return lineEnd(code)
  }

  function lineEnd(code: Code): State | undefined {
    return code === null ? end(code) : effects.attempt(nextLine, lineStart, end)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.attempt(closing, end, indent)(code)
  }

  function indent(code: Code): State | undefined {
    const rest = afterFenceIndent
    return fenceIndent > 0 && markdownSpace(code)
      ? factorySpace(effects, rest, 'linePrefix', fenceIndent + 1)(code)
      : rest(code)
  }

  function afterFenceIndent(code: Code): State | undefined {
    if (!isIndent(code)) return blankOrText(code)
    effects.enter('verseIndent')
    return inIndent(code)
  }

  function inIndent(code: Code): State | undefined {
    if (isIndent(code)) {
      effects.consume(code)
      return inIndent
    }
    effects.exit('verseIndent')
    return blankOrText(code)
  }

  function blankOrText(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return lineEnd(code)
    if (lastLine === undefined) effects.enter('verseStanza')
    const previous = lastLine
    lastLine = effects.enter('chunkText', {
      contentType: 'text',
      ...(previous && { previous }),
    })
    if (previous !== undefined) previous.next = lastLine
    return text(code)
  }

  function text(code: Code): State | undefined {
    if (code === null) return stanzaEnd(code)
    if (markdownLineEnding(code)) {
      return effects.check(nextTextLine, textLineEnd, stanzaEnd)(code)
    }
    effects.consume(code)
    return text
  }

  function textLineEnd(code: Code): State {
    effects.consume(code)
    effects.exit('chunkText')
    return indent
  }

  function stanzaEnd(code: Code): State | undefined {
    effects.exit('chunkText')
    effects.exit('verseStanza')
    lastLine = undefined
    return lineEnd(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('verse')
    return ok(code)
  }

  /** A line ending after which the container that the verse stands in goes on. */
  function tokenizeNextLine(line: Effects, lineOk: State, lineNok: State): State {
    return (code) => {
      line.enter('lineEnding')
      line.consume(code)
      line.exit('lineEnding')
      return (next) =>
        context.parser.lazy[context.now().line] === true ? lineNok(next) : lineOk(next)
    }
  }

  /** The same, and the next line has text that belongs to the stanza. */
  function tokenizeNextTextLine(line: Effects, lineOk: State, lineNok: State): State {
    return line.attempt(nextLine, line.check(closing, lineNok, blank), lineNok)

    function blank(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) return lineNok(code)
      if (!isIndent(code)) return lineOk(code)
      line.enter('verseIndent')
      return inBlank(code)
    }

    function inBlank(code: Code): State | undefined {
      if (isIndent(code)) {
        line.consume(code)
        return inBlank
      }
      line.exit('verseIndent')
      return code === null || markdownLineEnding(code) ? lineNok(code) : lineOk(code)
    }
  }

  function tokenizeClosing(fence: Effects, fenceOk: State, fenceNok: State): State {
    let count = 0
    return factorySpace(fence, sequenceStart, 'linePrefix', 4)

    function sequenceStart(code: Code): State | undefined {
      if (code !== codes.colon) return fenceNok(code)
      fence.enter('verseFence')
      return inSequence(code)
    }

    function inSequence(code: Code): State | undefined {
      if (code === codes.colon) {
        fence.consume(code)
        count += 1
        return inSequence
      }
      fence.exit('verseFence')
      return factorySpace(fence, fenceLineEnd, 'whitespace')(code)
    }

    function fenceLineEnd(code: Code): State | undefined {
      const isEnd = code === null || markdownLineEnding(code)
      return isEnd && count >= colons ? fenceOk(code) : fenceNok(code)
    }
  }
}

/** Spaces that poets indent with: also the no-break space and the em space. */
function isIndent(code: Code): boolean {
  return markdownSpace(code) || code === codes.noBreakSpace || code === codes.emSpace
}
