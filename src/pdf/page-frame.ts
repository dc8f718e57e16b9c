import type { PageStyle } from './page-style.ts'

/**
 * Write the style rules that page make-up stands on, whatever the template says.
 *
 * What stands on a page is one indivisible frame (`contain: size`): the browser must not
 * break pages inside it on its own account. The name of the page is that of the box
 * around it, since a box of contained size hands on none.
 *
 * Screen and print have to break lines alike, so widths are fixed in mm and nothing
 * depends on the size of the window.
 *
 * @param gutterMm Room on either side of the type area that pages print in; pages stand
 *   between two of it, for what lies outside of the page's area is not printed.
 */
export function pageFrame(style: PageStyle, gutterMm: number): string {
  return `
html { text-rendering: geometricPrecision; font-kerning: normal; hyphens: manual;
  hyphenate-character: "-"; overflow-wrap: anywhere; orphans: 1; widows: 1;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
html, body { margin: 0; padding: 0; background: none; }
html[data-unmeasured] > body { display: none !important; }
body { width: ${style.areaWidthMm}mm; }
section[data-section] { margin: 0; padding: 0; break-inside: auto; }
.flow, .page-body { display: flow-root; }
.notes, .floats { margin: 0; padding: 0; }
.floats > .chapter-text { display: flow-root; }
.note { margin: 0; break-inside: avoid; }
.page { position: relative; box-sizing: border-box; width: ${style.areaWidthMm}mm;
  height: ${style.areaHeightMm}mm; margin: 0 ${gutterMm}mm; padding: 0; break-after: page; }
.page-frame { position: relative; height: 100%; contain: size layout; }
.page-notes { position: absolute; bottom: 0; left: 0; right: 0; }
.line-number { position: absolute; height: 1em; overflow: visible; fill: currentColor; }
.line-number-left { right: calc(100% + var(--line-number-gap, 4mm)); }
.line-number-right { left: calc(100% + var(--line-number-gap, 4mm)); }
.change-bar { position: absolute; width: 0.8pt; background: currentColor; }
.change-bar.is-move { width: 1pt; background: none; border: solid currentColor; border-width: 0 0.5pt; }
.change-bar-left { right: calc(100% + 3mm); }
.change-bar-right { left: calc(100% + 3mm); }
.change-id { position: absolute; height: 1em; overflow: visible; fill: currentColor; }
.change-id-left { right: calc(100% + 4.6mm); }
.change-id-right { left: calc(100% + 4.6mm); }
.page-break { height: 0; margin: 0; border: 0; }
.cut-line { text-align-last: justify; }
.continues { margin-bottom: 0 !important; padding-bottom: 0 !important; border-bottom: 0 !important; }
.continued { margin-top: 0 !important; padding-top: 0 !important; border-top: 0 !important; text-indent: 0 !important; }
li.continued { list-style: none; }
.page:not(.opening) > .page-frame > .page-body > :first-child,
.page:not(.opening) > .page-frame > .page-body > :first-child > :first-child,
.page:not(.opening) > .page-frame > .page-body > :first-child > :first-child > :first-child { margin-top: 0 !important; }
.page-body > :last-child, .page-body > :last-child > :last-child,
.page-body > :last-child > :last-child > :last-child { margin-bottom: 0 !important; }
math, img, svg { max-width: 100%; }
img, svg { max-height: ${Math.floor(style.areaHeightMm * 0.8)}mm; }
.note.continued > .note-text { grid-column: 2; }
`
}
