import type { EpubEdition } from '../../src/epub/edition.ts'
import { heading, sampleEdition, translator } from './sample-edition.ts'

/** A book that holds everything a manuscript may: the one that the validators see. */
export function wholeEdition(): EpubEdition {
  return sampleEdition(
    [
      {
        id: 'wort',
        language: 'de',
        title: 'Das Wort „Rückversicherung“',
        contents: [
          heading(
            'wort-ursprung',
            'Ursprung & Weg',
            heading('wort-1-tief', 'Noch tiefer'),
          ),
        ],
        html: `
<h1 id="wort-titel">Das Wort „Rückversicherung“<a class="note-call note-call-author" id="wort-call-1" href="#wort-note-1">1</a></h1>
<p>Zu\u00ADsage, frz. <em lang="fr">réassurance</em>,<a class="note-call note-call-author" id="wort-call-2" href="#wort-note-2">2</a> engl. <span lang="en">reassurance</span>.<a class="note-call note-call-translator" id="wort-call-3" href="#wort-note-3">a</a></p>
<h2 id="wort-ursprung">Ursprung &amp; Weg</h2>
<p>Noch einmal<a class="note-call note-call-author" id="wort-call-1-2" href="#wort-note-1">1</a>, siehe <a href="#zusage-figur">die Abbildung</a> und <a href="#zusage">das nächste Kapitel</a>, auch <a href="https://example.org/?a=1&amp;b=2">draußen</a>.</p>
<h3 id="wort-1-tief">Noch tiefer</h3>
<table><thead><tr><th scope="col" class="align-left">Sprache</th><th scope="col" class="align-right">Wort</th></tr></thead>
<tbody><tr><th scope="row">deutsch</th><td class="align-right">Rückversicherung<a class="note-call note-call-author" id="wort-call-4" href="#wort-note-4">3</a></td></tr></tbody></table>
<pre><code class="language-ts"><span class="hljs-keyword">const</span> a = b &lt; c &amp;&amp; ' id="wort-titel"'</code></pre>
<p>Die Formel <math alttext="E = mc^2"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">E = mc^2</annotation></semantics></math>.</p>
<blockquote><p>Ein Zitat.</p></blockquote><hr>
<ol start="3"><li>drei</li><li><p>vier</p></li></ol>`,
        notes: [
          {
            id: 'wort-note-1',
            marker: '1',
            calls: ['wort-call-1', 'wort-call-1-2'],
            html: '<p>Zweimal gerufen.</p>',
          },
          {
            id: 'wort-note-2',
            marker: '2',
            calls: ['wort-call-2'],
            html: '<p>Erster Absatz.</p><p>Zweiter Absatz mit Anmerkung<a class="note-call note-call-author" id="wort-call-5" href="#wort-note-5">4</a>.</p><ul><li>Punkt</li></ul>',
          },
          {
            id: 'wort-note-3',
            marker: 'a',
            calls: ['wort-call-3'],
            series: translator,
            label: 'Anm. d. Ü.:',
            html: '<p>Ein Wortspiel.</p>',
          },
          {
            id: 'wort-note-4',
            marker: '3',
            calls: ['wort-call-4'],
            html: '<table><tbody><tr><td>nur Tafel</td></tr></tbody></table>',
          },
          {
            id: 'wort-note-5',
            marker: '4',
            calls: ['wort-call-5'],
            html: '<p><img src="bilder/Größe 1.png" alt="Ein Punkt"></p><pre><code>x</code></pre>',
          },
        ],
      },
      {
        id: 'zusage',
        language: 'de',
        title: 'Schlussstück',
        html: `
<h1 id="zusage-titel">Schlussstück</h1>
<div class="epigraph"><p>Motto</p></div>
<figure id="zusage-figur"><img src="bilder/kreis.svg" alt="Ein Kreis"><figcaption><p>Ein Kreis</p></figcaption></figure>
<figure class="table"><table><tbody><tr><td>a</td></tr></tbody></table><figcaption>Die <em>Tafel</em><a class="note-call note-call-author" id="zusage-call-1" href="#zusage-note-1">1</a></figcaption></figure>
<div class="verse"><p class="stanza"><span class="verse-line">Zeile eins</span><br><span class="verse-line">Zeile zwei</span></p></div>
<div lang="he" dir="rtl"><p>שלום</p></div>
<p>Zurück zur <a href="#wort-%C3%BC">Übersicht</a> <span id="wort-ü">hier</span>.</p>`,
        notes: [
          {
            id: 'zusage-note-1',
            marker: '1',
            calls: ['zusage-call-1'],
            html: `<p>${'Länger als jedes Fenster. '.repeat(200)}</p>`,
          },
        ],
      },
      {
        id: 'word-en',
        language: 'en',
        title: 'The word',
        html: '<h1 id="word-title">The word</h1><p>In English.</p>',
      },
    ],
    {
      images: new Map([
        ['bilder/Größe 1.png', { bytes: png, type: 'image/png' }],
        ['bilder/kreis.svg', { bytes: Buffer.from(svg), type: 'image/svg+xml' }],
        ['cover.png', { bytes: png, type: 'image/png' }],
      ]),
      titles: { de: 'Ein Wort', en: 'A Word' },
      book: {
        subtitle: 'Ein Versuch',
        description: 'Über ein Wort.',
        translators: ['Max Beispiel'],
        publisher: 'Verlag & Söhne',
        rights: '© 2026 Ada Muster',
        date: '2026-01',
        cover: 'cover.png',
      },
    },
  )
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Kreis</title><circle cx="5" cy="5" r="4"/></svg>`

/** A grey PNG of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
