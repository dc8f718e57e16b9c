import type { RuleId } from '../diagnostics/rules.ts'

/** A stretch of text that would cost the parser too much. */
export interface Excess {
  readonly ruleId: RuleId
  readonly reason: string
  readonly start: number
  readonly end: number
}

const maxDepth = 100
/** Marks and brackets in one block; pairing them costs the square of their number. */
const maxMarks = 5000
/** Brackets that are open at once; each that is closed has all within it read again. */
const maxOpenBrackets = 500
/** Characters read in search of the end of comments that have none. */
const maxReadAhead = 20_000_000

/**
 * Find text that micromark would stall or overflow the stack on, before it is parsed.
 *
 * Reads the text once, line by line, and knows just enough of Markdown for that: it may
 * overlook an excess, but does not take sound text for one.
 */
export function findExcess(text: string): Excess | undefined {
  let openContainers = 0
  let fence: string | undefined
  let block: Block = { start: 0, marks: 0, openBrackets: 0, isCode: false }
  let start = 0

  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const line = text.slice(start, end)
    const excess = readLine(line)
    if (excess !== undefined) return excess
    start = end + 1
  }
  return readAhead(text, block.start, text.length)

  function readLine(line: string): Excess | undefined {
    const end = start + line.length
    const mark = codeFence(line)
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      block = blockAt(end, '')
      return undefined
    }
    fence = mark
    if (beginsBlock(line)) {
      const excess = readAhead(text, block.start, start)
      if (excess !== undefined) return excess
      block = line === '' ? blockAt(end + 1, '') : blockAt(start, line)
    } else if (start === block.start) {
      block = blockAt(start, line)
    }

    if (/^[ \t>]*:{3,}[A-Za-z]/u.test(line)) openContainers += 1
    else if (/^[ \t>]*:{3,}[ \t]*$/u.test(line) && openContainers > 0) openContainers -= 1
    if (openContainers > maxDepth || containerDepth(line) > maxDepth) {
      const reason = `blocks stand in each other more than ${maxDepth} deep`
      return { ruleId: 'nesting-is-bounded', reason, start, end }
    }

    if (block.isCode) return undefined
    const reason = countMarks(line, block)
    if (reason === undefined) return undefined
    return { ruleId: 'markup-is-bounded', reason, start: block.start, end }
  }
}

/** What has been read of a block so far. */
interface Block {
  readonly start: number
  /** Whether its lines are indented so far that they are probably code. */
  readonly isCode: boolean
  marks: number
  openBrackets: number
}

function blockAt(start: number, line: string): Block {
  return { start, isCode: /^(?: {4}|\t)/u.test(line), marks: 0, openBrackets: 0 }
}

/** The sequence that opens or closes a block of code, if the line is one. */
function codeFence(line: string): string | undefined {
  return /^[ \t>]*(`{3,}|~{3,})/u.exec(line)?.[1]
}

/** A blank line, list item, heading, table row, note, link definition or HTML: marks before it do not count. */
function beginsBlock(line: string): boolean {
  return /^[ \t>]*(?:$|[-+*#][ \t#]|\d{1,9}[.)][ \t]|\||\[|<[a-z/])/iu.test(line)
}

/** Number of quotations, list items and notes that a line begins inside each other. */
function containerDepth(line: string): number {
  if (!/^[ \t]*[>\-+*\d[]/u.test(line)) return 0
  if (/^[ \t>]*([-*_])(?:[ \t]*\1)*[ \t]*$/u.test(line)) return 0
  const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:)/uy
  let depth = 0
  while (marker.test(line)) depth += 1
  return depth
}

/** @returns What there is too much of in the block with this line, if anything. */
function countMarks(line: string, block: Block): string | undefined {
  let last = ''
  for (const character of line) {
    if (character === '[' || character === ']') {
      block.marks += 1
      block.openBrackets = Math.max(0, block.openBrackets + (character === '[' ? 1 : -1))
      if (block.openBrackets > maxOpenBrackets) {
        return `more than ${maxOpenBrackets} brackets open at once`
      }
    } else if ('*_~'.includes(character) && character !== last) {
      block.marks += 1
    }
    last = character
  }
  if (block.marks <= maxMarks) return undefined
  return `more than ${maxMarks} marks of emphasis and brackets in one block`
}

/** @returns Characters that the parser reads in search of the ends of code in the line. */
function unclosedTicks(block: string): number {
  const lastOfLength = new Map<number, number>()
  const runs = Array.from(block.matchAll(/`+/gu), ({ 0: run, index }) => ({
    length: run.length,
    index,
  }))
  for (const { length, index } of runs) lastOfLength.set(length, index)
  return runs.reduce(
    (cost, { length, index }) =>
      lastOfLength.get(length) === index ? cost + block.length - index : cost,
    0,
  )
}

const openings = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
] as const

/** Whatever is opened and never closed makes the parser read on to the end of its block. */
function readAhead(text: string, start: number, end: number): Excess | undefined {
  if (end - start < 10_000) return undefined
  const block = text.slice(start, end)
  const ticks = unclosedTicks(block)
  if (ticks > maxReadAhead) {
    const reason = 'many runs of backticks in one block that no other closes'
    return { ruleId: 'markup-is-bounded', reason, start, end }
  }
  for (const [opening, closing] of openings) {
    let cost = 0
    let at = block.indexOf(opening, block.lastIndexOf(closing) + 1)
    while (at !== -1) {
      cost += block.length - at
      at = block.indexOf(opening, at + 1)
    }
    if (cost > maxReadAhead) {
      const reason = `many \`${opening}\` in one block that no \`${closing}\` closes`
      return { ruleId: 'markup-is-bounded', reason, start, end }
    }
  }
  return undefined
}
