import type { Change } from './change.ts'

/**
 * Say what stands between a change and its context where both are set in a row: changes
 * are named without their outer spaces.
 *
 * @returns A space or nothing, for either side.
 */
export function spacesAround({
  before,
  after,
  old,
  new: now,
}: Pick<Change, 'before' | 'after' | 'old' | 'new'>): readonly [
  left: string,
  right: string,
] {
  if (isSpaceless.test(before + after)) return ['', '']
  const isOpen = before === '' || /[\s("'„“‚‘«—–-]$/u.test(before)
  const isJoined = isOpen || /^[.,;:!?)\]…”’»]/u.test(now.text || old.text)
  return [isJoined ? '' : ' ', /^[\p{L}\p{N}]/u.test(after) ? ' ' : '']
}

const isSpaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
