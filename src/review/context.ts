import type { Token } from './token.ts'

/** Write tokens as plain text: blocks and rows by line, notes in brackets. */
export function plainText(tokens: readonly Token[]): string {
  let text = ''
  for (const { kind, text: own } of tokens) {
    if (kind === 'block' || kind === 'row') {
      text = text.trimEnd() + (text === '' ? '' : '\n')
    } else if (kind === 'line') {
      text += `${text === '' || text.endsWith('\n') ? '' : '\n'}${own}`
    } else if (kind === 'cell') text += text === '' || text.endsWith('\n') ? '' : ' | '
    else if (kind === 'note') text += ' ['
    else if (kind === 'noteEnd') text += ']'
    else text += own
  }
  return text.replaceAll(/\[\n/gu, '[').trim()
}

/** Furthest that the context of a change reaches, in tokens. */
const furthest = 120

/** Take what stands before a token: the rest of its sentence, without notes. */
export function contextBefore(tokens: readonly Token[], index: number): string {
  const parts: string[] = []
  let depth = 0
  for (let at = index - 1; at >= Math.max(0, index - furthest); at -= 1) {
    const token = tokens[at]
    if (!token) break
    if (token.kind === 'noteEnd') depth += 1
    else if (token.kind === 'note' && depth === 0) break
    else if (token.kind === 'note') depth -= 1
    else if (depth === 0) {
      if (isEdge(token)) break
      const isEnd = endsSentence(token) && tokens[at + 1]?.kind === 'space'
      if (isEnd && parts.join('').trim() !== '') break
      parts.unshift(token.text)
    }
  }
  return parts.join('').trimStart()
}

/** Take what stands after a token: the rest of its sentence, without notes. */
export function contextAfter(tokens: readonly Token[], index: number): string {
  const parts: string[] = []
  let depth = 0
  for (let at = index; at < Math.min(tokens.length, index + furthest); at += 1) {
    const token = tokens[at]
    if (!token) break
    if (token.kind === 'note') depth += 1
    else if (token.kind === 'noteEnd' && depth === 0) break
    else if (token.kind === 'noteEnd') depth -= 1
    else if (depth === 0) {
      if (isEdge(token)) break
      parts.push(token.text)
      if (endsSentence(token) && tokens[at + 1]?.kind !== 'sign') break
    }
  }
  return parts.join('').trimEnd()
}

function isEdge({ kind }: Token): boolean {
  return kind === 'block' || kind === 'row' || kind === 'cell' || kind === 'line'
}

function endsSentence({ kind, text }: Token): boolean {
  return kind === 'sign' && /^[.!?…。！？]$/u.test(text)
}
