#!/usr/bin/env node
import { build } from './build.ts'
import { check } from './check.ts'
import { doctor } from './doctor.ts'
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'
import { tuneRuntime } from './tune-runtime.ts'

tuneRuntime()

const exitCode = await main(process.argv.slice(2), processTerminal(), [
  build,
  check,
  doctor,
])
// Work that was stopped may still hold timers; other work is done, and what it said must
// reach a slow reader.
if (exitCode === 130) process.exit(exitCode)
process.exitCode = exitCode
