import type { ChosenFonts } from '../book/choose-fonts.ts'

/** Families that CSS itself knows; others stand before them. */
const generic =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|system-ui|ui-\w+)$/u

/** Values of `font` and `font-family` that name no families. */
const keyword = /^(?:inherit|initial|unset|revert|revert-layer|var\(.*)$/su

/**
 * Name further font families in a style sheet: after its own in every list, and first for
 * passages in a language whose script its own have not.
 *
 * @param css Style sheet of a template.
 * @returns The same style sheet when there are no further families.
 */
export function completeFamilies(css: string, chosen: ChosenFonts): string {
  if (chosen.families.length === 0) return css
  const completed = css
    .replaceAll(/\/\*.*?\*\//gsu, '')
    .replaceAll(
      /(?<=[;{\s])((?:font|font-family|--[\w-]*-family)\s*:)([^;}]+)/gu,
      (whole, property: string, value: string) =>
        keyword.test(value.trim()) || !/[a-z]/iu.test(value)
          ? whole
          : `${property} ${completeList(value.trim(), chosen.families)}`,
    )
  const root = rootFamilies(completed)
  const rules = [...chosen.ofLanguage].map(([language, { family, isSquare }]) => {
    const families = [`"${family}"`, ...root.filter((one) => one !== `"${family}"`)]
    // No slanted squares.
    const upright = isSquare ? ' font-synthesis-style: none;' : ''
    return `[lang="${language}"] { font-family: ${families.join(', ')};${upright} }\n`
  })
  // What stands in such a passage in another language has the template's families again.
  const others = rules.length === 0 ? [] : chosen.others
  rules.push(
    ...others.map(
      (language) => `[lang="${language}"] { font-family: ${root.join(', ')}; }\n`,
    ),
  )
  return `${completed}\n${rules.join('')}`
}

function completeList(value: string, families: readonly string[]): string {
  const names = value.split(',').map((name) => name.trim())
  const own = names.filter((name) => !generic.test(name))
  const last = names.filter((name) => generic.test(name))
  const added = families
    .map((family) => `"${family}"`)
    .filter((family) => !own.includes(family))
  return [...own, ...added, ...last].join(', ')
}

/** The families of the first rule for the whole document. */
function rootFamilies(css: string): string[] {
  for (const [, selectors = '', declarations = ''] of css.matchAll(
    /([^{}]+)\{([^{}]*)\}/gu,
  )) {
    const names = selectors.split(',')
    const value = /(?:^|[;\s])font-family\s*:\s*([^;]+)/u.exec(declarations)?.[1]
    if (
      value !== undefined &&
      names.some((name) => /^(?:html|:root|body)$/u.test(name.trim()))
    ) {
      return value.split(',').map((name) => name.trim())
    }
  }
  return ['serif']
}
