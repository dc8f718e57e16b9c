// `npm ci` brings the browser as an npm package; Puppeteer's own download stays off.
module.exports = { skipDownload: true }
