import { basename } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { showJson } from '../diagnostics/show-controls.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { templateSource } from '../system/package-folder.ts'
import { readEpub } from '../system/read-epub.ts'
import { type Validation, validateEpub } from '../system/validators.ts'
import { type ClaimedText, type Verdict, verifyEpub } from '../verify.ts'
import { defineCommand } from './command.ts'
import { limitOptions } from './limit-options.ts'
import {
  type ManuscriptChoice,
  manuscriptOptions,
  readChosen,
} from './manuscript-options.ts'
import type { Terminal } from './terminal.ts'

/** `verify`: prove of a finished e-book that nothing of its manuscript is lost. */
export const verify = defineCommand({
  name: 'verify',
  summary: 'Verify a finished e-book: its whole text, links, ids, validators',
  words: 'file',
  options: {
    manuscript: manuscriptOptions.manuscript,
    lang: manuscriptOptions.lang,
    title: manuscriptOptions.title,
    ...limitOptions,
    edition: {
      type: 'string',
      value: 'name',
      summary: 'Edition that the file is of; else its name says it',
    },
    json: { type: 'boolean', default: false, summary: 'Print the findings as JSON' },
  },
  examples: [
    ['diglot verify dist/ebook.epub', 'compare it with the folder `manuscript/`'],
    ['diglot verify -m essay.md ebook.epub', 'compare it with one file'],
  ],
  async run({ json, edition, ...choice }, files, terminal) {
    if (files.length === 0) {
      throw new BuildError('no file is named', { hint: 'see `diglot verify --help`' })
    }
    const reports: Report[] = []
    for (const file of files) reports.push(await reportOn(file, edition, choice))
    if (json) terminal.out(showJson({ files: reports }))
    else for (const report of reports) show(report, terminal)
    return reports.some((report) => !report.isSound) ? 1 : 0
  },
})

/** What is said of a file. */
interface Report {
  readonly file: string
  readonly edition: string
  readonly isSound: boolean
  readonly words: number | null
  readonly notes: number | null
  readonly faults: readonly string[]
  readonly warnings: readonly string[]
  readonly validations: readonly Validation[]
}

async function reportOn(
  file: string,
  edition: string | undefined,
  choice: ManuscriptChoice,
): Promise<Report> {
  const { files, faults: ofContainer } = await readEpub(file)
  const claimed = await claimedText(file, edition, choice)
  const verdict: Verdict = await verifyEpub(files, claimed)
  const validations = await validateEpub(file)
  const faults = [...ofContainer, ...verdict.faults]
  return {
    file,
    edition: claimed.edition.name,
    isSound:
      faults.length === 0 &&
      validations.every(({ complaints }) => complaints.length === 0),
    words: verdict.text?.words ?? null,
    notes: verdict.text?.notes ?? null,
    faults,
    warnings: verdict.warnings,
    validations,
  }
}

async function claimedText(
  file: string,
  named: string | undefined,
  choice: ManuscriptChoice,
): Promise<ClaimedText> {
  const { manuscript, source } = await readChosen(choice, templateSource())
  const editions = manuscript.config.editions.filter(({ format }) => format === 'epub')
  const name = named ?? basename(file).replace(/(?:\.draft)?(?:\.kepub)?\.epub$/iu, '')
  const edition = editions.find((one) => one.name === name)
  if (edition) return { manuscript, source, edition }
  const names = editions.map((one) => one.name)
  const near = nearestName(name, names)
  throw new BuildError(`there is no e-book edition \`${name}\``, {
    hint:
      near === undefined
        ? `name one of ${names.map((one) => `\`${one}\``).join(', ')} with \`--edition\``
        : `did you mean \`--edition ${near}\`?`,
  })
}

function show(report: Report, terminal: Terminal): void {
  const { file, words, notes, faults, warnings, validations } = report
  for (const fault of faults) terminal.error(`error  ${fault}`)
  for (const { validator, complaints } of validations) {
    for (const complaint of complaints) {
      terminal.error(`error  ${validator}: ${complaint}`)
    }
  }
  for (const warning of warnings) terminal.error(`warning  ${warning}`)
  const findings = [
    words === null
      ? 'its text could not be compared'
      : `words ${words}, notes ${notes ?? 0} in the manuscript`,
    validations.length === 0
      ? 'no validator is there'
      : `validated by ${validations.map(({ validator }) => validator).join(' and ')}`,
  ]
  terminal.out(`${file}  ${report.isSound ? 'sound' : 'faulty'}: ${findings.join('; ')}`)
}
