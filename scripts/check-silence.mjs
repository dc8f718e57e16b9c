// Build the hostile set where nothing can be reached, and count the packets.
//
// In a network namespace of its own every address leads to the loopback interface, whose
// counters see each packet; the name server is a canary there, too. Not one may be sent.
//
// Usage: node scripts/check-silence.mjs [TEST FILE …]   (Linux, as root; `unshare` and `ip`)
import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const self = fileURLToPath(import.meta.url)
const inside = process.env['DIGLOT_SILENCE'] === 'inside'
const [, , ...files] = process.argv
const tests = files.length > 0 ? files : ['tests/hostile.test.ts']

if (inside) await countPackets()
else enterNamespace()

/** Start this script again in a namespace; skip, and say why, where that is not allowed. */
function enterNamespace() {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-silence-'))
  const names = join(folder, 'resolv.conf')
  writeFileSync(names, 'nameserver 127.0.0.1\n')
  const script = [
    'set -e',
    'ip link set lo up',
    'ip route add default dev lo',
    'ip -6 route add default dev lo || true',
    `mount --bind ${names} /etc/resolv.conf`,
    'exec "$@"',
  ].join('\n')
  const words = ['-n', '-m', 'sh', '-c', script, 'sh', process.execPath, self, ...tests]
  const allowed = spawnSync('unshare', ['-n', '-m', 'ip', 'link'], { stdio: 'ignore' })
  if (allowed.status !== 0) {
    process.stdout.write(
      'skipped: no network namespace is allowed here, or `ip` is missing\n',
    )
    return
  }
  const { status } = spawnSync('unshare', words, {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, DIGLOT_SILENCE: 'inside' },
  })
  rmSync(folder, { recursive: true })
  process.exitCode = status ?? 1
}

async function countPackets() {
  const before = sent()
  const { status } = spawnSync('npx', ['vitest', 'run', ...tests], { stdio: 'inherit' })
  const packets = sent() - before
  await speak()
  const heard = sent() - before - packets
  process.stdout.write(
    `packets sent by the builds: ${packets}; by the trial after them: ${heard}\n`,
  )
  process.exitCode = status === 0 && packets === 0 && heard >= 2 ? 0 : 1
}

/** Packets sent so far by anybody in this namespace, to anywhere. */
function sent() {
  const lines = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2)
  return lines
    .filter((line) => line.includes(':'))
    .reduce((sum, line) => sum + Number(line.split(':')[1]?.trim().split(/\s+/u)[9]), 0)
}

/** Ask a name server, and a server of an address out in the world: the counters must hear. */
async function speak() {
  const socket = createSocket('udp4')
  socket.on('error', () => undefined)
  await new Promise((resolve) => {
    socket.send('?', 53, '127.0.0.1', resolve)
  })
  socket.close()
  await new Promise((resolve) => {
    const connection = createConnection(80, '203.0.113.1')
    const end = () => {
      connection.destroy()
      resolve()
    }
    connection.setTimeout(300, end).once('error', end)
  })
}
