import type { ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'

/**
 * Speak the debugger protocol with a browser started with `--remote-debugging-pipe`:
 * JSON messages, each ended by a zero byte, on file descriptors 3 and 4 of the child.
 */
export function pipeTransport(child: ChildProcess): ConnectionTransport {
  const [, , , toBrowser, fromBrowser] = child.stdio
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) {
    throw new TypeError('the browser was started without its two pipes')
  }

  const transport: ConnectionTransport = {
    send(message) {
      toBrowser.write(`${message}\0`)
    },
    close() {
      toBrowser.end()
      fromBrowser.destroy()
    },
  }

  const receive = async (message: string): Promise<void> => {
    try {
      // Declared to return nothing, it is a promise all the same.
      const received: unknown = transport.onmessage?.(message)
      if (received instanceof Promise) await received
    } catch {
      // What speaks another language is no browser.
      transport.close()
      child.kill('SIGKILL')
    }
  }

  // Kept in pieces: a printed book arrives in many, and joining each time would be quadratic.
  let pieces: Buffer[] = []
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(0, start)
      if (end === -1) break
      pieces.push(chunk.subarray(start, end))
      void receive(Buffer.concat(pieces).toString('utf8'))
      pieces = []
      start = end + 1
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
  })
  fromBrowser.on('close', () => transport.onclose?.())
  // A browser that dies breaks the pipe; its end is told by `close`.
  toBrowser.on('error', () => undefined)
  fromBrowser.on('error', () => undefined)
  return transport
}
