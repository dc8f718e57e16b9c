import { describe, expect, test } from 'vitest'
import { packageFonts } from '../../src/system/fonts.ts'

describe('shapes', () => {
  test('are there for every figure, those made of other glyphs among them', async () => {
    const { unitsPerEm, glyphs } = await packageFonts().shapes(
      'Alegreya Sans',
      '0123456789',
    )
    expect(unitsPerEm).toBe(1000)
    for (const figure of '0123456789') {
      const { path = '', advance = 0 } = glyphs[figure] ?? {}
      expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+[LQ].*Z$/u)
      expect(advance).toBeGreaterThan(200)
      expect(advance).toBeLessThan(700)
      const numbers = [...path.matchAll(/-?[\d.]+/gu)].map(Number)
      const xs = numbers.filter((_, index) => index % 2 === 0)
      expect(Math.min(...xs)).toBeGreaterThan(-50)
      expect(Math.max(...xs)).toBeLessThan(advance + 50)
    }
  })

  test('of a font that is not installed are an error with a hint', async () => {
    await expect(packageFonts().shapes('Nowhere Sans', '0')).rejects.toMatchObject({
      hint: 'run `npm install @fontsource/nowhere-sans`, or name another font',
    })
  })
})
