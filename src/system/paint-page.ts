import type { CDPSession } from 'puppeteer-core'

/** Paint the upper left corner of a page as a PNG of a size. */
export async function paintPage(
  session: CDPSession,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Promise<Uint8Array> {
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: widthPx,
    height: heightPx,
    deviceScaleFactor: 1,
    mobile: false,
  })
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 0, y: 0, width: widthPx, height: heightPx, scale: 1 },
  })
  return Buffer.from(data, 'base64')
}
