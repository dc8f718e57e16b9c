import type { BenchResult } from './compare.ts'
import { isSound } from './format-report.ts'
import type { Cost } from './measure.ts'
import { isSoundEpub } from './verify-epub.ts'

/** Format comparisons as tables in Markdown: costs, then what the checks found. */
export function formatComparison(results: readonly BenchResult[]): string {
  const costs = results.map((result) => {
    const { name, words, notes, floor, ours, ebook } = result
    const noise = Math.max(...[...floor, ...ours].map(({ otherCores }) => otherCores))
    return [
      name,
      String(words),
      String(notes),
      ...[floor, ours].flatMap((runs) => [
        seconds(runs.map(({ cpuS }) => cpuS)),
        seconds(runs.map(({ wallS }) => wallS)),
        megabytes(runs.map(({ peakMb }) => peakMb)),
      ]),
      ratio(ours, floor, ({ cpuS }) => cpuS),
      ratio(ours, floor, ({ wallS }) => wallS),
      seconds([ebook.cpuS]),
      noise.toFixed(1),
      builtAs(ours),
    ]
  })
  const checks = results.map(({ name, pdf, epub }) => [
    name,
    ...(pdf
      ? [
          String(pdf.pages),
          `${pdf.notes.same} + ${pdf.notes.split} split`,
          String(pdf.notes.next + pdf.notes.later + pdf.notes.before),
          String(pdf.notes.lostCalls + pdf.notes.lostNotes + pdf.notes.lostTails),
          `${pdf.words.lost} / ${pdf.words.doubled} / ${pdf.words.foreign}`,
          String(pdf.places.offPage.length + pdf.places.outside.length),
          String(pdf.places.overlaps.length),
          String(pdf.gaps.length),
          isSound(pdf) ? 'sound' : 'FAULTS',
        ]
      : ['–', '–', '–', '–', '–', '–', '–', '–', 'no file']),
    epub ? (isSoundEpub(epub) ? 'sound' : 'FAULTS') : 'no file',
  ])
  return [
    table(
      [
        'input',
        'words',
        'notes',
        'floor CPU s',
        'wall s',
        'peak MB',
        'ours CPU s',
        'wall s',
        'peak MB',
        'CPU ratio',
        'wall ratio',
        'EPUB CPU s',
        'noise, cores',
        'built',
      ],
      costs,
    ),
    table(
      [
        'input',
        'pages',
        'notes with their call',
        'elsewhere',
        'lost',
        'words lost / doubled / foreign',
        'outside',
        'overlaps',
        'gaps',
        'PDF',
        'EPUB',
      ],
      checks,
    ),
  ].join('\n')
}

/** Exit code 1 tells of faults in the text, of which a draft is built all the same. */
function builtAs(runs: readonly Cost[]): string {
  if (runs.every(({ code }) => code === 0)) return 'yes'
  return runs.every(({ code }) => code === 0 || code === 1) ? 'as a draft' : 'NO'
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(tableRow).join('')
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** Middle of a list; of an even number the lower one of both. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}

function seconds(numbers: readonly number[]): string {
  return median(numbers).toFixed(2)
}

function megabytes(numbers: readonly number[]): string {
  return median(numbers).toFixed(0)
}

/** Median of the ratios of runs made one after the other. */
function ratio(
  ours: readonly Cost[],
  floor: readonly Cost[],
  of: (cost: Cost) => number,
): string {
  const ratios = ours.flatMap((cost, index) => {
    const other = floor[index]
    return other ? [of(cost) / of(other)] : []
  })
  return `${median(ratios).toFixed(2)}×`
}
