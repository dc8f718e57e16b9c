import type { CDPSession } from 'puppeteer-core'

/** Pieces of a printed file; fewer round trips than the browser's own size. */
const streamChunkBytes = 4 * 1024 * 1024

/** Print a page that is laid out: tagged, with an outline, in the page sizes of its style sheet. */
export async function printPage(session: CDPSession): Promise<Uint8Array> {
  const { stream } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: 'ReturnAsStream',
    // The style sheet says what the margins are.
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
  })
  if (stream === undefined) throw new Error('the browser printed nothing')
  const pieces: Buffer[] = []
  for (;;) {
    const piece = await session.send('IO.read', {
      handle: stream,
      size: streamChunkBytes,
    })
    pieces.push(
      Buffer.from(piece.data, piece.base64Encoded === true ? 'base64' : 'latin1'),
    )
    if (piece.eof) break
  }
  await session.send('IO.close', { handle: stream })
  return Buffer.concat(pieces)
}
