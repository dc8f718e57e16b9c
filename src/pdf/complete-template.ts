import type { ChosenFonts } from '../book/choose-fonts.ts'
import { completeFamilies } from '../html/complete-families.ts'
import type { PrintTemplate } from './compose-document.ts'
import { readPageStyle } from './page-style.ts'

/** Name the fonts chosen for an edition in its template's style sheet. */
export function completeTemplate(
  template: PrintTemplate,
  chosen: ChosenFonts,
): PrintTemplate {
  const css = completeFamilies(template.css, chosen)
  return css === template.css
    ? template
    : { ...template, style: readPageStyle(css, template.sheet.path, template.shapes) }
}
