import type { Extension } from 'mdast-util-from-markdown'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { placeOf } from './place.ts'

/**
 * Make the mdast extension that turns the tokens of `display-math-syntax.ts` into `math`.
 *
 * @param file File that is parsed; gains a message for a formula that is never closed.
 */
export function mathFromTokens(file: VFile): Extension {
  let fences = 0

  return {
    enter: {
      displayMath(token) {
        fences = 0
        this.enter({ type: 'math', value: '', meta: null }, token)
        this.buffer()
      },
      displayMathText(token) {
        this.config.enter['data']?.call(this, token)
      },
    },
    exit: {
      displayMathFence() {
        fences += 1
      },
      displayMathText(token) {
        this.config.exit['data']?.call(this, token)
      },
      displayMath(token) {
        const value = this.resume().trim()
        const math = this.stack.at(-1)
        this.exit(token)
        if (math?.type !== 'math') return
        math.value = value
        if (fences > 1) return
        report(file, 'math-is-valid', placeOf(token), 'formula `$$` is never closed')
      },
    },
  }
}
