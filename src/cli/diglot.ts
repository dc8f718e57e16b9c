#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { tuneRuntime } from './tune-runtime.ts'

/** Commands that read a manuscript and then end: they get a thread that is watched. */
const guarded = new Set(['build', 'check', 'review', 'translation', 'verify'])

// V8 takes its settings as each module is loaded, so ours come before all others.
tuneRuntime()
const [command = '', ...words] = process.argv.slice(2)
const asksForHelp = words.some((word) => word === '--help' || word === '-h')
if (isMainThread && guarded.has(command) && !asksForHelp) {
  const { guard } = await import('./guard.ts')
  await guard(new URL(import.meta.url), words)
} else {
  const { run } = await import('./run.ts')
  await run()
}
