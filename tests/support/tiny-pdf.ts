/** A word to print, in points from the top left corner. */
export interface TinyWord {
  readonly text: string
  readonly x: number
  readonly baseline: number
  /** 10 when absent. */
  readonly size?: number
  readonly isArtifact?: boolean
}

/** Width of a page of a tiny PDF in points. */
export const tinyWidthPt = 400
/** Height of a page of a tiny PDF in points. */
export const tinyHeightPt = 600

/**
 * Write a tagged PDF of words at exact places, in Courier: each letter is 0.6 em wide.
 *
 * @param pages Words of each page in the order of reading; ASCII without brackets.
 */
export function tinyPdf(pages: readonly (readonly TinyWord[])[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((words, index) => {
      const content = words.map(toOperators).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${tinyWidthPt} ${tinyHeightPt}] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

/** Set words side by side on a line, a space between. */
export function tinyLine(
  text: string,
  place: Pick<TinyWord, 'x' | 'baseline' | 'size'>,
): TinyWord[] {
  const { x, size = 10 } = place
  let at = x
  return text.split(' ').map((word) => {
    const placed = { text: word, x: at, baseline: place.baseline, size }
    at += (word.length + 1) * 0.6 * size
    return placed
  })
}

function toOperators({
  text,
  x,
  baseline,
  size = 10,
  isArtifact = false,
}: TinyWord): string {
  const tag = isArtifact ? '/Artifact BMC' : '/P << /MCID 0 >> BDC'
  return `${tag} BT /F ${size} Tf 1 0 0 1 ${x} ${tinyHeightPt - baseline} Tm (${text}) Tj ET EMC`
}
