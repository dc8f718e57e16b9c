import { expect, test } from 'vitest'
import { type Rule, rules } from '../../src/diagnostics/rules.ts'

test('docs/rules.md is current; `vitest --update` writes it', async () => {
  const sections = Object.entries<Rule>(rules).map(
    ([id, { severity, summary, hint }]) =>
      `## ${id}\n\n*${severity}* · ${summary}\n\nTo mend a breach: ${hint}.\n`,
  )
  await expect([head, ...sections].join('\n')).toMatchFileSnapshot('../../docs/rules.md')
})

const head = `# Rules

<!-- Written by tests/diagnostics/rules-page.test.ts from src/diagnostics/rules.ts. -->

What holds in a sound manuscript, in the order in which the program comes to it. A breach
is told with its place, its rule and a hint:

\`\`\`text
essay.md:9:62  error  note call \`[^two]\` has no note  note-call-has-note
  hint: add the note to this chapter, or remove the call
\`\`\`

An *error* in a chapter makes its editions drafts; with one in \`book.yaml\` nothing is
built. Either way the exit code is 1. A *warning* changes nothing. A message may carry a
better hint than the one listed here.
`
