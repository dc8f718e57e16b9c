import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { caseFolder, type HostileCase, type HostileStep } from './hostile-case.ts'

/** Stands in everything that lies outside the manuscript. */
export const secret = 'CANARY-5d81c0'

/** A folder of its own for one run. */
export interface Stage {
  readonly root: string
  /** The manuscript. */
  readonly input: string
  readonly out: string
  /** For temporary files; empty before and after. */
  readonly temp: string
  /** A file that nothing may ever make. */
  readonly trap: string
}

/**
 * Set up a case: its manuscript, what lies beside it, and what has to be made first.
 *
 * In text files `LOOPBACK` stands for the address of a server that must hear nothing, and
 * `TRAPFILE` for a file that nothing may make.
 *
 * @param loopback Host and port.
 */
export function setStage(name: string, one: HostileCase, loopback: string): Stage {
  const root = mkdtempSync(join(tmpdir(), 'diglot-hostile-'))
  const at = (path: string): string => join(root, path)
  const stage: Stage = {
    root,
    input: at('input'),
    out: at('out'),
    temp: at('temp'),
    // Not below the root: a manuscript may name it, and be printed.
    trap: root.replace('hostile', 'trap'),
  }
  for (const folder of ['input', 'temp', 'outside']) mkdirSync(at(folder))
  writeFileSync(at('outside/secret.md'), `# Secret\n\n${secret}\n`)
  writeFileSync(at('outside/secret.txt'), `${secret}\n`)
  writeFileSync(
    at('outside/secret.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${secret}</title></svg>`,
  )
  const input = `${caseFolder(name)}input`
  if (existsSync(input)) cpSync(input, stage.input, { recursive: true })
  const fill = (text: string): string =>
    text.replaceAll('LOOPBACK', loopback).replaceAll('TRAPFILE', stage.trap)
  fillIn(stage, fill)
  for (const step of one.prepare) take(step, at, fill)
  return stage
}

function take(
  step: HostileStep,
  at: (path: string) => string,
  fill: (text: string) => string,
): void {
  const make = (path: string): string => {
    mkdirSync(dirname(at(path)), { recursive: true })
    return at(path)
  }
  if ('write' in step) writeFileSync(make(step.write), contentOf(step, fill))
  else if ('link' in step) symlinkSync(step.to, make(step.link))
  else if ('pipe' in step) execFileSync('mkfifo', [make(step.pipe)])
  else if ('folder' in step) mkdirSync(at(step.folder), { recursive: true })
  else chmodSync(at(step.mode), step.is)
}

function contentOf(
  step: Extract<HostileStep, { write: string }>,
  fill: (text: string) => string,
): string | Buffer {
  if ('text' in step) return fill(step.text)
  if ('hex' in step) return Buffer.from(step.hex.replaceAll(/\s/gu, ''), 'hex')
  return step.pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : repeated(piece.repeat, piece.times),
    )
    .join('')
}

function repeated(text: string, times: number): string {
  if (!text.includes('{n}')) return text.repeat(times)
  const numbers = Array.from({ length: times }, (_, index) => String(index + 1))
  return numbers.map((number) => text.replaceAll('{n}', number)).join('')
}

const textFile = /\.(?:md|yaml|css|html|svg|cjs|js|json)$/u

/** Put the addresses of the stage into the text files of the case; nothing in it is a link. */
function fillIn(stage: Stage, fill: (text: string) => string): void {
  for (const path of readdirSync(stage.input, { recursive: true, encoding: 'utf8' })) {
    const whole = join(stage.input, path)
    if (!textFile.test(path) || !statSync(whole).isFile()) continue
    const text = readFileSync(whole, 'latin1')
    if (!/LOOPBACK|TRAPFILE/u.test(text)) continue
    writeFileSync(whole, fill(text), 'latin1')
  }
}
