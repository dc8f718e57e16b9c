import { markdownLineEndingOrSpace } from 'micromark-util-character'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types'
import { codes } from './character-codes.ts'

/**
 * Make the micromark extension for note calls `[^id]`, those without a note too.
 *
 * GFM's own parser leaves a call without a note as plain text, where nobody would find
 * it. The tokens are those of `micromark-extension-gfm-footnote`, which goes on to parse
 * the notes themselves. Where a call has no note and GitHub would see a link,
 * `[^id](address)`, it stays a link.
 */
export function noteCallSyntax(): Extension {
  return {
    text: { [codes.exclamation]: callAfterExclamation, [codes.leftBracket]: call },
  }
}

/** A label longer than this is no label (CommonMark 6.3, which GFM follows). */
const maxLabelLength = 999

const call: Construct = {
  name: 'noteCall',
  tokenize(effects, ok, nok) {
    return noteCall(this, effects, ok, nok)
  },
}

/** `Halt![^1]` is a call after an exclamation mark, not an image. */
const callAfterExclamation: Construct = {
  name: 'noteCallAfterExclamation',
  tokenize(effects, ok, nok) {
    const rest = noteCall(this, effects, ok, nok)
    return start

    function start(code: Code): State {
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return bracket
    }

    function bracket(code: Code): State | undefined {
      return code === codes.leftBracket ? rest(code) : nok(code)
    }
  },
}

function noteCall(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  let length = 0
  let isDefined = false
  return start

  function start(code: Code): State {
    effects.enter('gfmFootnoteCall')
    effects.enter('gfmFootnoteCallLabelMarker')
    effects.consume(code)
    effects.exit('gfmFootnoteCallLabelMarker')
    return caret
  }

  function caret(code: Code): State | undefined {
    if (code !== codes.caret) return nok(code)
    effects.enter('gfmFootnoteCallMarker')
    effects.consume(code)
    effects.exit('gfmFootnoteCallMarker')
    effects.enter('gfmFootnoteCallString')
    effects.enter('chunkString', { contentType: 'string' })
    return label
  }

  function label(code: Code): State | undefined {
    if (code === codes.rightBracket && length > 0) return labelEnd(code)
    const isOutside =
      code === codes.leftBracket ||
      code === codes.rightBracket ||
      markdownLineEndingOrSpace(code)
    if (code === null || isOutside || length > maxLabelLength) return nok(code)
    effects.consume(code)
    length += 1
    return code === codes.backslash ? escape : label
  }

  function escape(code: Code): State | undefined {
    const isEscaped =
      code === codes.leftBracket ||
      code === codes.backslash ||
      code === codes.rightBracket
    if (!isEscaped) return label(code)
    effects.consume(code)
    length += 1
    return label
  }

  function labelEnd(code: Code): State {
    effects.exit('chunkString')
    const token = effects.exit('gfmFootnoteCallString')
    const identifier = normalizeIdentifier(context.sliceSerialize(token))
    isDefined = context.parser.gfmFootnotes?.includes(identifier) ?? false
    effects.enter('gfmFootnoteCallLabelMarker')
    effects.consume(code)
    effects.exit('gfmFootnoteCallLabelMarker')
    effects.exit('gfmFootnoteCall')
    return after
  }

  function after(code: Code): State | undefined {
    if (isDefined) return ok(code)
    if (code === codes.leftParenthesis) return effects.check(resource, nok, ok)(code)
    if (code === codes.leftBracket) return effects.check(reference, nok, ok)(code)
    return ok(code)
  }
}

/** Whether what follows looks like the address of a link: `(address)`, `(address "title")`. */
const resource: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return start

    function start(code: Code): State {
      effects.enter('data')
      effects.consume(code)
      return address
    }

    function address(code: Code): State | undefined {
      if (code === codes.rightParenthesis) return ok(code)
      if (code === null) return nok(code)
      effects.consume(code)
      return markdownLineEndingOrSpace(code) ? afterAddress : address
    }

    function afterAddress(code: Code): State | undefined {
      const isTitleOrEnd =
        code === codes.quotation ||
        code === codes.apostrophe ||
        code === codes.leftParenthesis ||
        code === codes.rightParenthesis
      return isTitleOrEnd ? ok(code) : nok(code)
    }
  },
}

/** Whether what follows is `[label]` of a link that is defined. */
const reference: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    // oxlint-disable-next-line no-this-alias -- micromark's constructs are given their context as `this`
    const context = this
    let length = 0
    return start

    function start(code: Code): State {
      effects.enter('labelMarker')
      effects.consume(code)
      effects.exit('labelMarker')
      effects.enter('data')
      return label
    }

    function label(code: Code): State | undefined {
      const isEmpty = code === codes.rightBracket && length === 0
      const isOutside = code === null || code === codes.leftBracket || isEmpty
      if (isOutside || length > maxLabelLength) return nok(code)
      if (code === codes.rightBracket) {
        const identifier = normalizeIdentifier(
          context.sliceSerialize(effects.exit('data')),
        )
        return context.parser.defined.includes(identifier) ? ok(code) : nok(code)
      }
      effects.consume(code)
      length += 1
      return label
    }
  },
}
