import type { Layer } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { drawnByWords, layersOf } from './layer-words.ts'

const circle = { shape: 'circle', centre: { x: 0.5, y: 0.5 }, radius: 0.1 } as const
const [amina, daniel, ffion] = ['amina', 'daniel', 'ffion']
const layer = (personId: string, at: string, shapes: Layer['shapes'] = [circle]): Layer => ({
  personId,
  at,
  shapes,
})
const around = {
  viewerId: amina,
  nameOf: (id: string) => (id === daniel ? 'Daniel Okafor' : 'Ffion Rees'),
  now: new Date('2026-11-26T15:00:00Z'),
  off: new Set<string>(),
}
const layers = [
  layer(daniel, '2026-11-26T14:10:00Z'),
  layer(amina, '2026-11-26T14:05:00Z'),
  layer(ffion, '2026-11-25T09:00:00Z', []),
]

describe('the layers of a picture', () => {
  it('FIL96: each layer is named by who drew it and when, the first first, and an empty one is none', () => {
    expect(layersOf(layers, around).map(({ name, when }) => [name, when])).toEqual([
      ['you', '14:05'],
      ['Daniel Okafor', '14:10'],
    ])
    expect(drawnByWords(layersOf(layers, around))).toBe(
      'Drawn on by you at 14:05, and Daniel Okafor at 14:10',
    )
  })

  it('FIL96: a layer that is switched off is said to be there', () => {
    const off = new Set([daniel])
    expect(drawnByWords(layersOf(layers, { ...around, off }))).toBe(
      'Drawn on by you at 14:05. 1 drawing is switched off',
    )
    expect(drawnByWords([])).toBe('')
  })
})
