// Write `src/language/quotation-data.ts` from CLDR's delimiters. Run by hand after an
// update of `cldr-misc-full`: node scripts/generate-quotation-data.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const cldr = `${root}node_modules/cldr-misc-full/`
const { version } = JSON.parse(readFileSync(`${cldr}package.json`, 'utf8'))

/** Marks by locale: open, close, inner open, inner close. */
const marks = new Map()
for (const locale of readdirSync(`${cldr}main`).toSorted()) {
  const path = `${cldr}main/${locale}/delimiters.json`
  const { delimiters } = JSON.parse(readFileSync(path, 'utf8')).main[locale]
  marks.set(
    locale,
    [
      delimiters.quotationStart,
      delimiters.quotationEnd,
      delimiters.alternateQuotationStart,
      delimiters.alternateQuotationEnd,
    ].join(' '),
  )
}

// A locale that has the marks of the tag one subtag shorter needs no entry of its own.
const lines = []
for (const [locale, own] of marks) {
  let shorter = locale
  do {
    shorter = shorter.includes('-') ? shorter.slice(0, shorter.lastIndexOf('-')) : 'und'
  } while (!marks.has(shorter))
  if (locale === 'und' || marks.get(shorter) !== own) {
    const key = /^[a-z]+$/u.test(locale) ? locale : `'${locale}'`
    lines.push(`  ${key}: '${own.replaceAll("'", String.raw`\'`)}',\n`)
  }
}

writeFileSync(
  `${root}src/language/quotation-data.ts`,
  `/**
 * Quotation marks by locale, from CLDR ${version}, written by
 * \`scripts/generate-quotation-data.mjs\`: open, close, inner open, inner close, with a
 * space between. A locale that is missing has the marks of the next shorter tag, at last
 * those of \`und\`. Copyright © Unicode, Inc., Unicode License V3.
 *
 * @see UTS 35, part 2, “Delimiter Elements”.
 */
export const quotationData: Readonly<Partial<Record<string, string>>> = {
${lines.join('')}}
`,
)
