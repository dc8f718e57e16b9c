import { unzipSync } from 'fflate'
import { readPdf } from '../../bench/pdf-words.ts'

/**
 * Read all text of an output file, for looking into it: of an EPUB every text with its
 * path, of a PDF the words of its pages and what stands in it unpacked.
 */
export async function outputText(name: string, bytes: Uint8Array): Promise<string> {
  if (name.endsWith('.epub')) {
    return Object.entries(unzipSync(bytes))
      .filter(([path]) => !/\.(?:ttf|png|jpg|gif|webp)$/u.test(path))
      .map(([path, content]) => `== ${path}\n${Buffer.from(content).toString('utf8')}`)
      .join('\n')
  }
  if (!name.endsWith('.pdf')) return Buffer.from(bytes).toString('utf8')
  const pdf = await readPdf(bytes)
  await pdf.close()
  const words = pdf.pages.map((page) => page.words.map(({ text }) => text).join(' '))
  return `${words.join('\n')}\n${Buffer.from(bytes).toString('latin1')}`
}
