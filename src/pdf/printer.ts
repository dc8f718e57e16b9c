/** A file that a document may ask for, held in memory. */
export interface Resource {
  readonly bytes: Uint8Array
  /** Media type, such as `font/woff2`. */
  readonly type: string
}

/** A document to print: its HTML and everything it may load, keyed by path without a leading slash. */
export interface PrintDocument {
  readonly html: string
  /**
   * Our own code, run once after loading and after the fonts came; defines `diglotPage`.
   * It may wait for promises, but timers and animation frames never come.
   */
  readonly script: string
  /** Looked up when the document asks; `undefined` refuses the request. */
  readonly resource: (path: string) => Promise<Resource | undefined>
  /** Called for each request that was refused: a path not in memory, or an address elsewhere. */
  readonly refused: (url: string) => void
}

/**
 * Prints HTML: the only way the pipeline reaches a browser.
 *
 * Documents are served from memory under a virtual origin; they can reach nothing else
 * and run no script of their own.
 */
export interface Printer {
  /** Tells the browser from any other that may print the same document in another way. */
  readonly identity: string
  /**
   * Open a document; in a new browser where the last one has crashed.
   *
   * @throws {PrinterCrash} When the browser crashes, now or in the work with the document.
   * @throws {BuildError} When it does not answer in time.
   */
  open(document: PrintDocument): Promise<OpenDocument>
}

/** A document laid out in the browser. */
export interface OpenDocument {
  /**
   * Run a function that `script` defines on the global object `diglotPage`.
   *
   * @param name Name of the function.
   * @param argument Anything JSON can hold.
   */
  call(name: string, argument?: unknown): Promise<unknown>
  /** Print with the page sizes of the style sheet, tagged, with an outline. */
  print(): Promise<Uint8Array>
  /** Paint what the document shows as a PNG of a size, one px for each CSS px. */
  paint(size: {
    readonly widthPx: number
    readonly heightPx: number
  }): Promise<Uint8Array>
  close(): Promise<void>
}
