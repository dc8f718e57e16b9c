/** What stands before its number or name and is not parted from it, and what stands after. */
export interface TiedWords {
  /** Abbreviations tied to the number or the name after them, without their last stop. */
  readonly beforeNumber: readonly string[]
  /** Abbreviations tied to the word after them. */
  readonly beforeName: readonly string[]
  /** Abbreviations of several parts, each tied to the next. */
  readonly whole: readonly string[]
  /** Words tied to the number before them, beside the units of all languages. */
  readonly afterNumber: readonly string[]
  /** Months, tied to the day before them. */
  readonly months: readonly string[]
}

/** By language without region. */
export const tiedWords: Readonly<Partial<Record<string, TiedWords>>> = {
  de: {
    beforeNumber:
      'Abb Abs Anm Art Bd Bde Bl Fig Fn H Hs Kap Lfg Nr Nrn Rn Rz S Sp St Str Taf Tab V Z'.split(
        ' ',
      ),
    beforeName: 'Dr Fr Frl Hl Hr Hrn Ing Mag Prof St'.split(' '),
    whole:
      'd. h.,d. i.,i. e.,i. d. R.,n. Chr.,o. ä.,s. o.,s. u.,u. a.,u. ä.,u. U.,v. a.,v. Chr.,z. B.,z. T.,z. Zt.'.split(
        ',',
      ),
    afterNumber: ['Uhr', 'Mio.', 'Mrd.', 'Tsd.', 'Jh.', 'n. Chr.', 'v. Chr.'],
    months:
      'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
        ' ',
      ),
  },
  en: {
    beforeNumber:
      'art bk ch chap col cols fig figs fol l ll n nn no nos p pp pt sec vol vols'.split(
        ' ',
      ),
    beforeName: 'Dr Fr Gen Hon Messrs Mr Mrs Ms Prof Rev Sgt St'.split(' '),
    whole: [],
    afterNumber: ['a.m.', 'p.m.', 'AD', 'BC', 'BCE', 'CE', 'million', 'billion'],
    months:
      'January February March April May June July August September October November December'.split(
        ' ',
      ),
  },
  fr: {
    beforeNumber: 'art chap col fasc fig fol l n n° nº nos p pl pp r t v vol'.split(' '),
    beforeName: 'Dr M MM Me Mgr Mlle Mlles Mme Mmes Pr S Ste St'.split(' '),
    whole: ['av. J.-C.', 'apr. J.-C.', 'c.-à-d.'],
    afterNumber: ['h', 'min', 'millions', 'milliards'],
    months:
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
        ' ',
      ),
  },
  es: {
    beforeNumber: 'art cap fig n.º núm p pág págs t vol'.split(' '),
    beforeName: 'D Dña Dr Dra Prof S Sr Sra Sta Sto'.split(' '),
    whole: ['a. C.', 'd. C.', 'p. ej.'],
    afterNumber: ['millones'],
    months:
      'de enero,de febrero,de marzo,de abril,de mayo,de junio,de julio,de agosto,de septiembre,de octubre,de noviembre,de diciembre'.split(
        ',',
      ),
  },
  it: {
    beforeNumber: 'art cap fig n nn p pag pagg pp t vol'.split(' '),
    beforeName: 'Dott Ing Mons Prof S Sig'.split(' '),
    whole: ['a. C.', 'd. C.', 'p. es.'],
    afterNumber: ['milioni', 'miliardi'],
    months:
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
        ' ',
      ),
  },
  nl: {
    beforeNumber: 'afb art blz dl fig hfst nr p vgl'.split(' '),
    beforeName: 'Dr Drs Ir Mr Prof St'.split(' '),
    whole: ['n. Chr.', 'v. Chr.'],
    afterNumber: ['uur'],
    months:
      'januari februari maart april mei juni juli augustus september oktober november december'.split(
        ' ',
      ),
  },
}

/** Units and signs that stand after a number in any language. */
export const units: readonly string[] = (
  '% ‰ ° °C °F € $ £ ¥ µm mm cm dm m km m² km² m³ ha mg g kg t ml cl l hl ms s W kW MW V kV A Hz kHz MHz GHz ' +
  'kB MB GB TB kWh kcal CHF EUR USD GBP DM pt px'
).split(' ')
