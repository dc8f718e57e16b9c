#!/usr/bin/env node
import { tuneRuntime } from './tune-runtime.ts'

// V8 takes its settings as each module is loaded, so ours come before all others.
tuneRuntime()
const { run } = await import('./run.ts')
await run()
