import type { TextFile } from './plant-tokens.ts'

const vocabulary =
  'a about after again against all almost along already also although always among an ancient and another answer any appear army as ask at author authority away barbarian be became because been before began behind between body book both bridge brought but by called came can captain century certain change chapter character church citizen city claim close coast command common concern condition consider continue could council country course court custom danger daughter day death decide defence demand describe desire difference different discover distance divide doubt during each early earth east effect eight emperor empire end enemy enough equal even ever every evidence example express eye face fact fall familiar family famous far father fear few field figure find first five follow for force foreign form former fortune found four free friend from full garden gave general give gold good government great ground had half hand happen has have he hear heart held her here high him himself his history honour hope hour house how however human hundred idea if important in increase indeed influence instead interest into is island it itself judge just justice keep kind king kingdom knew know knowledge labour land language large last late law lead learn leave left less letter liberty life light like little live long look lose made man manner many march mark master matter may mean measure memory men might mile military mind moment money month moral more most mountain much must name narrow nation natural nature near never new next night no noble nor north not nothing notice now number obey object observe obtain occasion of office often old on once one only open opinion or order other our out over own palace part party pass passage past peace people perhaps period person philosopher place point political poor popular possess power practice present preserve prince principle private probably produce promise proof province public purpose question rank rather read reader ready reason receive reign religion remain remember republic rest return rich right rise river road roman rule said sail same save say scene science sea season second secret see seem senate send sense separate serve several shall she ship shore short should show side silence simple since single situation six slave small so social soldier some son soon soul south space speak spirit spring stand state still stone story street strength strong study subject success such sudden suffer summer support supreme surface sword system table take temple ten than that the their them themselves then theory there therefore these they thing think third this those thought thousand three through throne thus time title to together told took toward town trade treasure treaty tree truth turn twenty two under understand union universal until upon use usual valley value various very victory view village virtue visit voice wall want war was water way we wealth week well went were west what when where whether which while who whole whose why wide wife will winter wisdom wise wish with within without woman word work world would write year yet you young'.split(
    ' ',
  )

/** How the notes of a generated manuscript fall. */
const wordsPerNote = 250
const wordsPerChapter = 8000
const longNoteEvery = 20
const longNoteWords = 150

/**
 * Make up a manuscript: chapters of plain paragraphs with a note in every 250 words, every
 * twentieth of them of 150 words. The same number gives the same text.
 *
 * @param wordCount Words of the body, about.
 */
export function generateManuscript(wordCount: number): TextFile[] {
  const writer = new Writer()
  const chapters: TextFile[] = []
  for (let written = 0; written < wordCount; written += wordsPerChapter) {
    const number = chapters.length + 1
    const name = String(number).padStart(3, '0')
    const text = writer.chapter(number, Math.min(wordsPerChapter, wordCount - written))
    chapters.push({ path: `${name}.md`, text })
  }
  return chapters
}

class Writer {
  #seed = 1
  #sinceNote = 0
  #notes = 0

  chapter(number: number, wordCount: number): string {
    const blocks = [`# Chapter ${number}`]
    const notes: string[] = []
    for (let written = 0; written < wordCount;) {
      const sentences: string[] = []
      const length = 40 + this.#below(120)
      for (let inside = 0; inside < length;) {
        const count = 6 + this.#below(24)
        inside += count
        sentences.push(this.#sentence(count) + this.#note(count, notes))
      }
      written += length
      blocks.push(sentences.join(' '))
      if (this.#below(12) === 0) blocks.push(`## ${this.#sentence(3 + this.#below(4))}`)
    }
    return `${[...blocks, ...notes].join('\n\n')}\n`
  }

  /** A call, when enough words have gone by; its note is added to the list. */
  #note(count: number, notes: string[]): string {
    this.#sinceNote += count
    if (this.#sinceNote < wordsPerNote) return ''
    this.#sinceNote -= wordsPerNote
    this.#notes += 1
    const isLong = this.#notes % longNoteEvery === 0
    let text = ''
    for (
      let words = isLong ? longNoteWords : 8 + this.#below(30);
      words > 0;
      words -= 20
    ) {
      text += `${text === '' ? '' : ' '}${this.#sentence(Math.max(3, Math.min(20, words)))}`
    }
    notes.push(`[^${this.#notes}]: ${text}`)
    return `[^${this.#notes}]`
  }

  #sentence(count: number): string {
    const words = Array.from(
      { length: count },
      () => vocabulary[this.#below(vocabulary.length)] ?? 'the',
    )
    const text = words.join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }

  /** The generator of Park and Miller. */
  #below(limit: number): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647
    return this.#seed % limit
  }
}
