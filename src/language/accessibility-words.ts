import type { LanguageTag } from './tag.ts'

/** Sentences of which the accessibility summary of an e-book is made. */
export interface AccessibilityWords {
  /** What holds of every e-book. */
  readonly base: string
  readonly described: string
  readonly undescribed: string
  readonly formulas: string
  readonly pages: string
}

const words: Readonly<Record<string, AccessibilityWords>> = {
  de: {
    base: 'Der Text lässt sich vorlesen und in Schrift, Größe und Farbe anpassen. Inhalt, Überschriften und Anmerkungen sind verlinkt.',
    described: 'Alle Bilder sind beschrieben.',
    undescribed: 'Nicht alle Bilder sind beschrieben.',
    formulas: 'Formeln sind MathML mit Alternativtext.',
    pages: 'Die Seiten der Druckausgabe sind verzeichnet.',
  },
  en: {
    base: 'The text can be read aloud, and its font, size and colours can be changed. Contents, headings and notes are linked.',
    described: 'All pictures are described.',
    undescribed: 'Not all pictures are described.',
    formulas: 'Formulas are MathML with alternative text.',
    pages: 'The pages of the print edition are listed.',
  },
  fr: {
    base: 'Le texte peut être lu à voix haute ; police, taille et couleurs peuvent être changées. La table des matières, les titres et les notes sont liés.',
    described: 'Toutes les images sont décrites.',
    undescribed: 'Les images ne sont pas toutes décrites.',
    formulas: 'Les formules sont en MathML avec un texte de remplacement.',
    pages: 'Les pages de l’édition imprimée sont indiquées.',
  },
  es: {
    base: 'El texto puede leerse en voz alta y se pueden cambiar su letra, tamaño y colores. El índice, los títulos y las notas están enlazados.',
    described: 'Todas las imágenes están descritas.',
    undescribed: 'No todas las imágenes están descritas.',
    formulas: 'Las fórmulas son MathML con texto alternativo.',
    pages: 'Se indican las páginas de la edición impresa.',
  },
  it: {
    base: 'Il testo può essere letto ad alta voce; carattere, corpo e colori si possono cambiare. Indice, titoli e note sono collegati.',
    described: 'Tutte le immagini sono descritte.',
    undescribed: 'Non tutte le immagini sono descritte.',
    formulas: 'Le formule sono in MathML con testo alternativo.',
    pages: 'Sono indicate le pagine dell’edizione a stampa.',
  },
  nl: {
    base: 'De tekst kan worden voorgelezen; lettertype, grootte en kleuren zijn aan te passen. Inhoud, koppen en noten zijn gekoppeld.',
    described: 'Alle afbeeldingen zijn beschreven.',
    undescribed: 'Niet alle afbeeldingen zijn beschreven.',
    formulas: 'Formules zijn MathML met alternatieve tekst.',
    pages: 'De pagina’s van de gedrukte uitgave zijn aangegeven.',
  },
  pl: {
    base: 'Tekst można odczytać na głos oraz zmienić jego krój, wielkość i kolory. Spis treści, nagłówki i przypisy są połączone odnośnikami.',
    described: 'Wszystkie ilustracje są opisane.',
    undescribed: 'Nie wszystkie ilustracje są opisane.',
    formulas: 'Wzory są w MathML z tekstem alternatywnym.',
    pages: 'Podano strony wydania drukowanego.',
  },
  pt: {
    base: 'O texto pode ser lido em voz alta e a sua letra, tamanho e cores podem ser alterados. O índice, os títulos e as notas têm ligações.',
    described: 'Todas as imagens estão descritas.',
    undescribed: 'Nem todas as imagens estão descritas.',
    formulas: 'As fórmulas são MathML com texto alternativo.',
    pages: 'As páginas da edição impressa estão indicadas.',
  },
  ru: {
    base: 'Текст можно прослушать; шрифт, размер и цвета можно изменить. Содержание, заголовки и примечания связаны ссылками.',
    described: 'Все изображения описаны.',
    undescribed: 'Описаны не все изображения.',
    formulas: 'Формулы набраны в MathML с альтернативным текстом.',
    pages: 'Указаны страницы печатного издания.',
  },
}

/**
 * Look up the sentences of an accessibility summary.
 *
 * @returns The language they are in, English if there are none in that of the book, and
 *   the sentences.
 */
export function accessibilityWords(language: LanguageTag): {
  readonly language: string
  readonly words: AccessibilityWords
} {
  const base = new Intl.Locale(language).language
  const own = words[base]
  if (own) return { language, words: own }
  const { en } = words
  if (!en) throw new Error('English is missing; this is a bug')
  return { language: 'en', words: en }
}
