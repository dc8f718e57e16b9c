import { parseArgs } from 'node:util'
import { BuildError } from '../diagnostics/build-error.ts'
import type { Attempt, Limits } from '../manuscript/limits.ts'
import type { GuardLimits } from '../system/guard.ts'
import { tellGuard } from '../system/guarded.ts'
import { timeLimit } from '../system/time-limit.ts'
import type { Option } from './command.ts'

/** Options that bound how much of everything a manuscript may cost. */
export const limitOptions = {
  'chapter-limit': {
    type: 'string',
    value: 'MB',
    summary: 'Largest chapter file that is read (default: 20)',
  },
  'picture-limit': {
    type: 'string',
    value: 'millions',
    summary: 'Most points of a picture, in millions (default: 100)',
  },
  'time-limit': {
    type: 'string',
    value: 'seconds',
    summary: 'Longest time for reading, or setting, a chapter (default: 60)',
  },
  'total-limit': {
    type: 'string',
    value: 'minutes',
    summary: 'Longest time that everything may take (default: 60)',
  },
  'memory-limit': {
    type: 'string',
    value: 'MB',
    summary: 'Most memory, that of the browser not counted (default: 2000)',
  },
} as const satisfies Record<string, Option>

/** What these options say. */
export type LimitChoice = {
  readonly [Name in keyof typeof limitOptions]?: string | undefined
}

/**
 * Read the limits that hold inside the thread that works.
 *
 * @throws {BuildError} When one is not a number.
 */
export function readLimits(choice: LimitChoice): {
  readonly limits: Partial<Limits>
  readonly attempt: Attempt
} {
  const limited = timeLimit(1000 * (numberOf(choice, 'time-limit') ?? 60))
  const megabytes = numberOf(choice, 'chapter-limit')
  const millions = numberOf(choice, 'picture-limit')
  return {
    limits: {
      ...(megabytes !== undefined && { chapterBytes: 1e6 * megabytes }),
      ...(millions !== undefined && { picturePoints: 1e6 * millions }),
    },
    attempt(work, at) {
      tellGuard({ at })
      return limited(work)
    },
  }
}

/**
 * Read the limits that the watching thread sees to, before anything else is loaded.
 *
 * @param words Command line after the command; what else is in it is not looked at.
 * @throws {BuildError} When one is not a number.
 */
export function readGuardLimits(words: readonly string[]): GuardLimits {
  const { values } = parseArgs({
    args: [...words],
    options: {
      'memory-limit': { type: 'string' },
      'total-limit': { type: 'string' },
    },
    strict: false,
  })
  const choice = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
  return {
    memoryBytes: 1e6 * (numberOf(choice, 'memory-limit') ?? 2000),
    totalMs: 60_000 * (numberOf(choice, 'total-limit') ?? 60),
  }
}

function numberOf(choice: LimitChoice, name: keyof LimitChoice): number | undefined {
  const written = choice[name]
  if (written === undefined) return undefined
  const number = Number(written)
  if (/^\d+(?:\.\d+)?$/u.test(written) && number > 0) return number
  throw new BuildError(`\`--${name}\` is \`${written}\`, not a number`, {
    hint: `write a number, such as \`--${name} 50\``,
  })
}
