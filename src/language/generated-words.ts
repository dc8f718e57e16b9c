import type { LanguageTag } from './tag.ts'

/** Words that diglot itself sets in a book: headings, labels, names for screen readers. */
export interface GeneratedWords {
  readonly contents: string
  readonly chapter: string
  /** Abbreviation of “page” before its number, as in references. */
  readonly page: string
  readonly note: string
  readonly notes: string
  /** Name of the way from a note back to its call. */
  readonly backToText: string
  readonly cover: string
  readonly titlePage: string
  /** The text itself, as opposed to title page and contents: where reading begins. */
  readonly text: string
  readonly figure: string
  readonly table: string
  /** Heading of the list of figures. */
  readonly figures: string
  /** Heading of the list of tables. */
  readonly tables: string
  readonly translatedBy: string
  /** “Translated from the …”, by language of the original; else `translatedBy` alone. */
  readonly translatedFrom: Readonly<Partial<Record<string, string>>>
}

const words = {
  de: {
    contents: 'Inhalt',
    chapter: 'Kapitel',
    page: 'S.',
    note: 'Anmerkung',
    notes: 'Anmerkungen',
    backToText: 'Zurück zum Text',
    cover: 'Umschlag',
    titlePage: 'Titelseite',
    text: 'Text',
    figure: 'Abbildung',
    table: 'Tabelle',
    figures: 'Abbildungen',
    tables: 'Tabellen',
    translatedBy: 'Übersetzt von',
    translatedFrom: {
      en: 'Aus dem Englischen von',
      es: 'Aus dem Spanischen von',
      fr: 'Aus dem Französischen von',
      it: 'Aus dem Italienischen von',
      la: 'Aus dem Lateinischen von',
      nl: 'Aus dem Niederländischen von',
      pl: 'Aus dem Polnischen von',
      pt: 'Aus dem Portugiesischen von',
      ru: 'Aus dem Russischen von',
    },
  },
  en: {
    contents: 'Contents',
    chapter: 'Chapter',
    page: 'p.',
    note: 'Note',
    notes: 'Notes',
    backToText: 'Back to text',
    cover: 'Cover',
    titlePage: 'Title page',
    text: 'Text',
    figure: 'Figure',
    table: 'Table',
    figures: 'Figures',
    tables: 'Tables',
    translatedBy: 'Translated by',
    translatedFrom: {
      de: 'Translated from the German by',
      es: 'Translated from the Spanish by',
      fr: 'Translated from the French by',
      it: 'Translated from the Italian by',
      la: 'Translated from the Latin by',
      nl: 'Translated from the Dutch by',
      pl: 'Translated from the Polish by',
      pt: 'Translated from the Portuguese by',
      ru: 'Translated from the Russian by',
    },
  },
  fr: {
    contents: 'Table des matières',
    chapter: 'Chapitre',
    page: 'p.',
    note: 'Note',
    notes: 'Notes',
    backToText: 'Retour au texte',
    cover: 'Couverture',
    titlePage: 'Page de titre',
    text: 'Texte',
    figure: 'Figure',
    table: 'Tableau',
    figures: 'Figures',
    tables: 'Tableaux',
    translatedBy: 'Traduit par',
    translatedFrom: {
      de: 'Traduit de l’allemand par',
      en: 'Traduit de l’anglais par',
      es: 'Traduit de l’espagnol par',
      it: 'Traduit de l’italien par',
      la: 'Traduit du latin par',
      nl: 'Traduit du néerlandais par',
      pl: 'Traduit du polonais par',
      pt: 'Traduit du portugais par',
      ru: 'Traduit du russe par',
    },
  },
  es: {
    contents: 'Índice',
    chapter: 'Capítulo',
    page: 'p.',
    note: 'Nota',
    notes: 'Notas',
    backToText: 'Volver al texto',
    cover: 'Cubierta',
    titlePage: 'Portada',
    text: 'Texto',
    figure: 'Figura',
    table: 'Tabla',
    figures: 'Figuras',
    tables: 'Tablas',
    translatedBy: 'Traducción de',
    translatedFrom: {},
  },
  it: {
    contents: 'Indice',
    chapter: 'Capitolo',
    page: 'p.',
    note: 'Nota',
    notes: 'Note',
    backToText: 'Torna al testo',
    cover: 'Copertina',
    titlePage: 'Frontespizio',
    text: 'Testo',
    figure: 'Figura',
    table: 'Tabella',
    figures: 'Figure',
    tables: 'Tabelle',
    translatedBy: 'Traduzione di',
    translatedFrom: {},
  },
  nl: {
    contents: 'Inhoud',
    chapter: 'Hoofdstuk',
    page: 'p.',
    note: 'Noot',
    notes: 'Noten',
    backToText: 'Terug naar de tekst',
    cover: 'Omslag',
    titlePage: 'Titelpagina',
    text: 'Tekst',
    figure: 'Figuur',
    table: 'Tabel',
    figures: 'Figuren',
    tables: 'Tabellen',
    translatedBy: 'Vertaald door',
    translatedFrom: {},
  },
  pl: {
    contents: 'Spis treści',
    chapter: 'Rozdział',
    page: 's.',
    note: 'Przypis',
    notes: 'Przypisy',
    backToText: 'Powrót do tekstu',
    cover: 'Okładka',
    titlePage: 'Strona tytułowa',
    text: 'Tekst',
    figure: 'Rysunek',
    table: 'Tabela',
    figures: 'Rysunki',
    tables: 'Tabele',
    translatedBy: 'Przełożył(a)',
    translatedFrom: {},
  },
  pt: {
    contents: 'Índice',
    chapter: 'Capítulo',
    page: 'p.',
    note: 'Nota',
    notes: 'Notas',
    backToText: 'Voltar ao texto',
    cover: 'Capa',
    titlePage: 'Folha de rosto',
    text: 'Texto',
    figure: 'Figura',
    table: 'Tabela',
    figures: 'Figuras',
    tables: 'Tabelas',
    translatedBy: 'Tradução de',
    translatedFrom: {},
  },
  ru: {
    contents: 'Содержание',
    chapter: 'Глава',
    page: 'с.',
    note: 'Примечание',
    notes: 'Примечания',
    backToText: 'Назад к тексту',
    cover: 'Обложка',
    titlePage: 'Титульный лист',
    text: 'Текст',
    figure: 'Рисунок',
    table: 'Таблица',
    figures: 'Рисунки',
    tables: 'Таблицы',
    translatedBy: 'Перевод:',
    translatedFrom: {},
  },
  ar: {
    contents: 'المحتويات',
    chapter: 'الفصل',
    page: 'ص',
    note: 'حاشية',
    notes: 'الحواشي',
    backToText: 'العودة إلى النص',
    cover: 'الغلاف',
    titlePage: 'صفحة العنوان',
    text: 'النص',
    figure: 'شكل',
    table: 'جدول',
    figures: 'الأشكال',
    tables: 'الجداول',
    translatedBy: 'ترجمة',
    translatedFrom: {},
  },
  fa: {
    contents: 'فهرست',
    chapter: 'فصل',
    page: 'ص',
    note: 'یادداشت',
    notes: 'یادداشت‌ها',
    backToText: 'بازگشت به متن',
    cover: 'جلد',
    titlePage: 'صفحهٔ عنوان',
    text: 'متن',
    figure: 'شکل',
    table: 'جدول',
    figures: 'شکل‌ها',
    tables: 'جدول‌ها',
    translatedBy: 'ترجمهٔ',
    translatedFrom: {},
  },
  he: {
    contents: 'תוכן העניינים',
    chapter: 'פרק',
    page: 'עמ׳',
    note: 'הערה',
    notes: 'הערות',
    backToText: 'חזרה לטקסט',
    cover: 'כריכה',
    titlePage: 'שער',
    text: 'טקסט',
    figure: 'איור',
    table: 'טבלה',
    figures: 'איורים',
    tables: 'טבלאות',
    translatedBy: 'תרגום:',
    translatedFrom: {},
  },
  ja: {
    contents: '目次',
    chapter: '章',
    page: 'p.',
    note: '注',
    notes: '注',
    backToText: '本文に戻る',
    cover: '表紙',
    titlePage: '扉',
    text: '本文',
    figure: '図',
    table: '表',
    figures: '図一覧',
    tables: '表一覧',
    translatedBy: '訳：',
    translatedFrom: {},
  },
  zh: {
    contents: '目录',
    chapter: '章',
    page: 'p.',
    note: '注释',
    notes: '注释',
    backToText: '返回正文',
    cover: '封面',
    titlePage: '书名页',
    text: '正文',
    figure: '图',
    table: '表',
    figures: '插图',
    tables: '表格',
    translatedBy: '译者：',
    translatedFrom: {},
  },
} as const satisfies Record<string, GeneratedWords>

/**
 * Look up the words that diglot sets in a book of a language.
 *
 * @returns Those of the language without regard to region; English ones if there are none.
 */
export function generatedWords(language: LanguageTag): GeneratedWords {
  const base = new Intl.Locale(language).language
  return Object.entries(words).find(([known]) => known === base)?.[1] ?? words.en
}

/**
 * Word the credit of a translation.
 *
 * @param original Language translated from.
 * @param names Translators as they shall be printed.
 * @example
 * translationCredit(tag('en'), tag('de'), 'Ann Lee') //=> 'Translated from the German by Ann Lee'
 */
export function translationCredit(
  language: LanguageTag,
  original: LanguageTag,
  names: string,
): string {
  const { translatedBy, translatedFrom } = generatedWords(language)
  return `${translatedFrom[new Intl.Locale(original).language] ?? translatedBy} ${names}`
}
