// Kill builds at random moments and look at what is left: every output is the old file or the
// new one, whole; no process lives on; the next build is right and takes away what was left.
//
// Usage: node scripts/chaos.mjs [BUILDS] [MANUSCRIPT]
//        (200 builds of the sample when absent; Linux; after `npm run prepare`)
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const program = join(root, 'build/cli/diglot.js')
const total = Number(process.argv[2] ?? 200)
const manuscript = process.argv[3] ?? join(root, 'manuscript')
const stage = mkdtempSync(join(tmpdir(), 'diglot-chaos-'))
const out = join(stage, 'out')
const full = join(stage, 'full')
const temp = join(stage, 'temp')
const cache = join(stage, 'cache')
mkdirSync(temp)
/** In the environment of everything that a build starts, to find it by. */
const mark = `diglot-chaos-${process.pid}`

/** Numbers that look random and are the same each time (Park and Miller). */
let seed = 20_261_122
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

function start(folder) {
  return spawn(process.execPath, [program, 'build', '-m', manuscript, '-o', folder], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DIGLOT_CHAOS: mark,
      SOURCE_DATE_EPOCH: '1767225600',
      TMPDIR: temp,
      XDG_CACHE_HOME: cache,
    },
  })
}

const ended = (child) =>
  new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })

/** Processes that a build started, by what they have of its environment. */
function running() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`=${mark}\0`)
      } catch {
        return false
      }
    })
    .map(Number)
}

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')
const filesOf = (folder) => (existsSync(folder) ? readdirSync(folder).toSorted() : [])

/** How to stop a build, by name. */
const deaths = {
  SIGKILL: (child) => child.kill('SIGKILL'),
  SIGTERM: (child) => child.kill('SIGTERM'),
  SIGINT: (child) => child.kill('SIGINT'),
  'browser killed': (child) => {
    for (const pid of running()) if (pid !== child.pid) process.kill(pid, 'SIGKILL')
  },
}

/** Of another text, so that old and new files differ. */
function plantOld(folder, names) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of names) writeFileSync(join(folder, name), `old ${name}`)
}

function mountFull(kilobytes) {
  mkdirSync(full, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', full])
}

const before = Date.now()
await ended(start(out))
const usualMs = Date.now() - before
const whole = new Map(filesOf(out).map((name) => [name, hashOf(join(out, name))]))
if (whole.size === 0) throw new Error('the manuscript does not build')

/** Build once more where left-overs look old: all has to be right, and they gone. */
async function buildNext() {
  const old = Date.now() / 1000 - 120
  for (const name of filesOf(out)) utimesSync(join(out, name), old, old)
  const code = await ended(start(out))
  const isRight =
    code === 0 &&
    filesOf(out).length === whole.size &&
    [...whole].every(([name, hash]) => hashOf(join(out, name)) === hash)
  return { isRight, kept: filesOf(temp).length }
}

const columns = ['builds', 'old', 'new', 'torn', 'left', 'alive', 'wrong', 'kept']
const rows = new Map()
const canMount = (() => {
  try {
    mountFull(100)
    execFileSync('umount', [full])
    return true
  } catch {
    return false
  }
})()
const kinds = [...Object.keys(deaths), ...(canMount ? ['disk full'] : [])]
for (let number = 0; number < total; number += 1) {
  const kind = kinds[number % kinds.length]
  const row = rows.get(kind) ?? Object.fromEntries(columns.map((name) => [name, 0]))
  rows.set(kind, row)
  row.builds += 1
  const isFull = kind === 'disk full'
  if (isFull) mountFull(Math.round(20 + random() * 400))
  const folder = isFull ? join(full, 'out') : out
  plantOld(folder, whole.keys())
  // Half of the builds remember nothing: they start a browser, and are killed while they
  // fill the cache that the next build reads.
  if (Math.floor(number / kinds.length) % 2 === 0) {
    rmSync(join(cache, 'diglot/stages'), { recursive: true, force: true })
  }
  const child = start(folder)
  const end = ended(child)
  if (!isFull) {
    await Promise.race([delay(random() * usualMs), end])
    deaths[kind](child)
  }
  await end
  for (let wait = 0; wait < 50 && running().length > 0; wait += 1) await delay(100)
  row.alive += running().length
  for (const name of filesOf(folder)) {
    const path = join(folder, name)
    const isOld = readFileSync(path, 'latin1') === `old ${name}`
    if (!whole.has(name)) row.left += 1
    else if (isOld) row.old += 1
    else if (hashOf(path) === whole.get(name)) row.new += 1
    else row.torn += 1
  }
  if (isFull) execFileSync('umount', [full])
  const next = await buildNext()
  if (!next.isRight) row.wrong += 1
  row.kept += next.kept
}
rmSync(stage, { recursive: true, force: true })

const lines = [['killed by', ...columns]]
for (const [kind, row] of rows) {
  lines.push([kind, ...columns.map((column) => String(row[column]))])
}
for (const line of lines) {
  process.stdout.write(
    `${line.map((cell, index) => (index === 0 ? cell.padEnd(15) : cell.padStart(7))).join('')}\n`,
  )
}
process.stdout.write(
  [
    'outputs that are the old one, the new one, or torn; files left over beside them;',
    'processes still alive; next builds that are wrong, or do not take away what was left;',
    'temporary files that are still there after the next build',
    '',
  ].join('\n'),
)
const isBad = [...rows.values()].some(
  ({ torn, alive, wrong, kept }) => torn + alive + wrong + kept > 0,
)
process.exitCode = isBad ? 1 : 0
