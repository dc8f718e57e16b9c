import { tellGuard } from '../system/guarded.ts'
import { build } from './build.ts'
import { cache } from './cache.ts'
import { check } from './check.ts'
import { doctor } from './doctor.ts'
import { main } from './main.ts'
import { review } from './review.ts'
import { processTerminal } from './terminal.ts'
import { translation } from './translation.ts'
import { verify } from './verify.ts'

/** Run the command line of this process, and set its exit code. */
export async function run(): Promise<void> {
  const exitCode = await main(process.argv.slice(2), processTerminal(), [
    build,
    cache,
    check,
    doctor,
    review,
    translation,
    verify,
  ])
  tellGuard({ exitCode })
  // Work that was stopped may still hold timers; other work is done, and what it said must
  // reach a slow reader.
  if (exitCode === 130) process.exit(exitCode)
  process.exitCode = exitCode
}
