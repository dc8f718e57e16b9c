import { BuildError } from '../diagnostics/build-error.ts'
import { showControls, showJson } from '../diagnostics/show-controls.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { stageFolder } from '../system/disk-cache.ts'
import { clearCache, measureCache } from '../system/shrink-cache.ts'
import { defineCommand } from './command.ts'
import { formatSize } from './format-size.ts'

const actions = ['size', 'clear'] as const

/** `cache`: say what builds have kept for later ones, or remove it. */
export const cache = defineCommand({
  name: 'cache',
  summary: 'Show or clear what builds keep for later ones',
  words: 'size|clear',
  options: {
    json: { type: 'boolean', default: false, summary: 'Print the sizes as JSON' },
  },
  examples: [
    ['diglot cache', 'say where it is, and how large'],
    ['diglot cache clear', 'remove it; the next build makes everything anew'],
  ],
  run({ json }, words, terminal) {
    const action = readAction(words)
    const folder = stageFolder()
    const contents = action === 'clear' ? clearCache(folder) : measureCache(folder)
    if (json) terminal.out(showJson({ folder, action, ...contents }))
    else {
      const size = `${contents.entries} results, ${formatSize(contents.bytes)}`
      const verb = action === 'clear' ? 'removed ' : ''
      terminal.out(`${verb}${size} in ${showControls(folder)}`)
    }
    return Promise.resolve(0)
  },
})

function readAction([word = 'size', ...others]: readonly string[]): 'size' | 'clear' {
  const action = actions.find((one) => one === word)
  if (action !== undefined && others.length === 0) return action
  const wrong = action === undefined ? word : (others[0] ?? '')
  const near = nearestName(wrong, actions)
  throw new BuildError(`\`diglot cache\` does not know \`${wrong}\``, {
    hint: near === undefined ? 'see `diglot cache --help`' : `did you mean \`${near}\`?`,
  })
}
