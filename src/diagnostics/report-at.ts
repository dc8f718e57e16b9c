import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { report } from './report.ts'
import type { RuleId } from './rules.ts'

/** Record a breach of a rule at a point of a file, where no node is at hand. */
export function reportAt(
  file: VFile,
  ruleId: RuleId,
  start: Point,
  reason: string,
): void {
  report(file, ruleId, { type: 'place', position: { start, end: start } }, reason)
}
