import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const pairs = new Map(
  [...css.matchAll(/^ {2}--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/gm)].map((match) => [
    match[1],
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
)

const palette = readFileSync(
  new URL(import.meta.resolve('nhsuk-frontend/dist/nhsuk/core/settings/_colours-palette.scss')),
  'utf8',
)

/** What is NHS about the colours: the day's values are those of nhsuk-frontend. */
const fromNhs: readonly (readonly [string, string])[] = [
  ['page', 'grey-5'],
  ['surface', 'white'],
  ['text', 'black'],
  ['text-soft', 'grey-1'],
  ['text-link', 'blue'],
  ['line', 'grey-4'],
  ['line-input', 'grey-2'],
  ['accent', 'blue'],
  ['header', 'blue'],
  ['good-fill', 'green'],
  ['bad-fill', 'red'],
]

describe('the colours of the NHS', () => {
  it.each(fromNhs)('%s is nhsuk-frontend’s %s', (token, name) => {
    expect(palette).toContain(`"${name}": ${colour(token, 'light')}`)
  })

  it('focus is nhsuk-frontend’s yellow', () => {
    expect(palette).toContain('"yellow": #ffeb3b')
    expect(css).toContain('--focus: #ffeb3b')
  })
})

const surfaces = ['page', 'surface', 'raised', 'sunken', 'hover', 'pressed', 'selected']
const meanings = ['good', 'warn', 'bad', 'info', 'quiet']

/** What is read on what: at least 4.5 to 1 (WCAG 2.2 AA, 1.4.3). */
const read: readonly (readonly [string, string])[] = [
  ...surfaces.map((surface) => ['text', surface] as const),
  ...surfaces.map((surface) => ['text-soft', surface] as const),
  ...['page', 'surface', 'raised', 'sunken', 'hover', 'selected'].map(
    (surface) => ['text-link', surface] as const,
  ),
  ['text-selected', 'selected'],
  ['text-selected', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'accent-pressed'],
  ['on-header', 'header'],
  ['on-header', 'header-hover'],
  ['on-header-soft', 'header'],
  ...meanings.map((meaning) => [`${meaning}-text`, `${meaning}-soft`] as const),
  ...['good', 'warn', 'bad'].flatMap((meaning) => [
    [`${meaning}-text`, 'surface'] as const,
    [`${meaning}-text`, 'page'] as const,
    ['on-accent', `${meaning}-fill`] as const,
  ]),
  ['text', 'said'],
  ['text-soft', 'said'],
  ['text', 'said-by-me'],
  ['said-by-me-soft', 'said-by-me'],
  ['text', 'mark'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((tone) => [`tone-${tone}-text`, `tone-${tone}-soft`] as const),
]

/** What is only seen, such as the edge of a field: at least 3 to 1 (WCAG 2.2 AA, 1.4.11). */
const seen: readonly (readonly [string, string])[] = [
  ['line-input', 'page'],
  ['line-input', 'surface'],
  ['line-input', 'raised'],
  ['accent', 'surface'],
  ['good-fill', 'surface'],
  ['bad-fill', 'surface'],
]

describe.each(['light', 'dark'] as const)('the colours, %s', (theme) => {
  it.each(read)('%s is read on %s', (text, surface) => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(seen)('%s is seen on %s', (mark, surface) => {
    expect(contrast(colour(mark, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3)
  })

  it.each(['page', 'surface', 'raised', 'selected', 'accent', 'header'])('focus is seen on %s', (surface) => {
    const behind = colour(surface, theme)
    const ring = contrast('#ffeb3b', behind)
    const edge = contrast(colour('focus-edge', theme), behind)
    expect(Math.max(ring, edge)).toBeGreaterThanOrEqual(3)
  })
})

function colour(name: string, theme: 'light' | 'dark'): string {
  const pair = pairs.get(name)
  if (!pair) throw new Error(`tokens.css has no --${name}: light-dark(#…, #…)`)
  return pair[theme]
}

/** The ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(hex.slice(place, place + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
