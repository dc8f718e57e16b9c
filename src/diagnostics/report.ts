import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { type RuleId, rules } from './rules.ts'

/**
 * Record a breach of a rule at a place in a manuscript file.
 *
 * Content problems are collected, never thrown, so that a writer sees all of them
 * at once. `vfile-reporter` or the command line prints them.
 *
 * @param file File the node was parsed from; gains one message.
 * @param ruleId Rule that is broken; decides severity and hint.
 * @param node Offending node; its position becomes the message's place.
 * @param reason What is wrong, in the writer's words: lower case, no final stop,
 *   quoted text in backticks.
 * @returns The message, for the rare caller that adds `expected` values.
 */
export function report(
  file: VFile,
  ruleId: RuleId,
  node: Node,
  reason: string,
): VFileMessage {
  const rule = rules[ruleId]
  const message = file.message(reason, {
    ancestors: [node],
    place: node.position,
    ruleId,
    source: 'diglot',
  })
  message.fatal = rule.severity === 'error'
  message.note = `hint: ${rule.hint}`
  return message
}
