import { factorySpace } from 'micromark-factory-space'
import {
  asciiAlpha,
  asciiAlphanumeric,
  markdownLineEnding,
  markdownLineEndingOrSpace,
  unicodePunctuation,
  unicodeWhitespace,
} from 'micromark-util-character'
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types'
import { codes } from './character-codes.ts'
import type { DiglotTokenTypes } from './token-types.ts'

/**
 * Make the micromark extension for `{#id .class key=value}` after links and images and
 * at the end of a heading or paragraph.
 *
 * @see Pandoc’s Manual, “header_attributes”, “link_attributes”.
 */
export function attributeSyntax(): Extension {
  return { text: { [codes.leftBrace]: [linkAttributes, blockAttributes] } }
}

/** Tokens that hold an attribute list, by what it belongs to. */
export type AttributesType = Extract<keyof DiglotTokenTypes, `${string}Attributes`>

/**
 * Tokenize an attribute list of at least one attribute, from its opening brace on.
 *
 * Gives up at the first character that cannot stand in one, so that braces in prose
 * cost nothing. Line endings, which a fence cannot have, are tokens of their own, and
 * every line has another one, as micromark asks.
 */
export function attributeList(
  effects: Effects,
  ok: State,
  nok: State,
  type: AttributesType,
): State {
  let isEmpty = true
  let quote: Code = null
  return start

  function start(code: Code): State | undefined {
    effects.enter(type)
    effects.enter('attributeText')
    effects.consume(code)
    return between
  }

  function between(code: Code): State | undefined {
    if (markdownLineEnding(code)) {
      if (type === 'fenceAttributes') return nok(code)
      effects.exit('attributeText')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter('attributeText')
      return between
    }
    if (markdownLineEndingOrSpace(code)) return consumed(code, between)
    if (code === codes.rightBrace && !isEmpty) {
      effects.consume(code)
      effects.exit('attributeText')
      effects.exit(type)
      return ok
    }
    isEmpty = false
    if (code === codes.numberSign || code === codes.dot) return consumed(code, nameStart)
    if (code === codes.hyphen) return consumed(code, afterAttribute)
    return asciiAlpha(code) ? consumed(code, key) : nok(code)
  }

  function nameStart(code: Code): State | undefined {
    return isNameStart(code) ? consumed(code, name) : nok(code)
  }

  function name(code: Code): State | undefined {
    return isNamePart(code) ? consumed(code, name) : afterAttribute(code)
  }

  function key(code: Code): State | undefined {
    if (code === codes.equals) return consumed(code, valueStart)
    return isNamePart(code) ? consumed(code, key) : nok(code)
  }

  function valueStart(code: Code): State | undefined {
    if (code === codes.quotation || code === codes.apostrophe) {
      quote = code
      return consumed(code, quotedValue)
    }
    return isValuePart(code) ? consumed(code, value) : nok(code)
  }

  function value(code: Code): State | undefined {
    return isValuePart(code) ? consumed(code, value) : afterAttribute(code)
  }

  function quotedValue(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code)
    return consumed(code, code === quote ? afterAttribute : quotedValue)
  }

  function afterAttribute(code: Code): State | undefined {
    const isEnd = code === codes.rightBrace || markdownLineEndingOrSpace(code)
    return isEnd ? between(code) : nok(code)
  }

  function consumed(code: Code, next: State): State {
    effects.consume(code)
    return next
  }
}

const linkAttributes: Construct = {
  name: 'linkAttributes',
  tokenize(effects, ok, nok) {
    const last = this.events.at(-1)
    const type = last?.[1].type
    const isAfterLink = last?.[0] === 'exit' && (type === 'link' || type === 'image')
    return isAfterLink ? attributeList(effects, ok, nok, 'linkAttributes') : nok
  },
}

const blockAttributes: Construct = {
  name: 'blockAttributes',
  tokenize(effects, ok, nok) {
    // A paragraph of a list alone has nothing that the list belongs to and stays text.
    if (!markdownLineEndingOrSpace(this.previous)) return nok
    return attributeList(
      effects,
      factorySpace(effects, atEnd, 'whitespace'),
      nok,
      'blockAttributes',
    )

    function atEnd(code: Code): State | undefined {
      return code === null ? ok(code) : nok(code)
    }
  },
}

function isNameStart(code: Code): boolean {
  if (code === null || code < 0) return false
  if (code < 0x80) return asciiAlphanumeric(code) || code === codes.lowLine
  return !unicodeWhitespace(code) && !unicodePunctuation(code)
}

function isNamePart(code: Code): boolean {
  const isJoiner = code === codes.hyphen || code === codes.colon || code === codes.dot
  return isJoiner || isNameStart(code)
}

function isValuePart(code: Code): boolean {
  switch (code) {
    case null:
    case codes.quotation:
    case codes.apostrophe:
    case codes.lessThan:
    case codes.equals:
    case codes.greaterThan:
    case codes.graveAccent:
    case codes.leftBrace:
    case codes.rightBrace:
      return false
    default:
      return !markdownLineEndingOrSpace(code)
  }
}
