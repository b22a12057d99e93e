import { describe, expect, it } from 'vitest'
import { checkRecord, type KeptStay, type Truth } from './truth.ts'

const second = 1_000
const anna: Truth = {
  participantId: 'anna',
  name: 'Anna',
  askedAtMs: 0,
  inAtMs: 0,
  outAtMs: 300 * second,
  downs: [],
}
const stay = (fromSeconds: number, untilSeconds: number | null): KeptStay => ({
  participantId: 'anna',
  fromMs: fromSeconds * second,
  untilMs: untilSeconds === null ? null : untilSeconds * second,
})

describe('the checker of who was present', () => {
  it('finds nothing in a record that is true', () => {
    expect(checkRecord([anna], [stay(0, 300)])).toEqual([])
  })

  it('grants a server that died that it knew of somebody for the last time a while before (CAL23)', () => {
    const died = { fromMs: 100 * second, toMs: 160 * second, server: true }
    expect(checkRecord([{ ...anna, downs: [died] }], [stay(0, 92), stay(160, 300)])).toEqual([])
    expect(checkRecord([{ ...anna, downs: [died] }], [stay(0, 130), stay(160, 300)])).toHaveLength(1)
  })

  it('finds whoever is missing, comes late, or never leaves', () => {
    expect(checkRecord([anna], [])).toHaveLength(1)
    expect(checkRecord([anna], [stay(60, 300)])).toHaveLength(1)
    expect(checkRecord([anna], [stay(0, null)])).toHaveLength(1)
  })

  it('finds a stay that ends later than anybody knew of it, or earlier (CAL23)', () => {
    expect(checkRecord([anna], [stay(0, 330)])).toHaveLength(1)
    expect(checkRecord([anna], [stay(0, 270)])).toHaveLength(1)
  })

  it('finds a break for a line that was down for less than 30 seconds, and none for longer (CAL23)', () => {
    const cut = (toSeconds: number): Truth => ({
      ...anna,
      downs: [{ fromMs: 100 * second, toMs: toSeconds * second, server: false }],
    })
    expect(checkRecord([cut(110)], [stay(0, 100), stay(110, 300)])).toHaveLength(1)
    expect(checkRecord([cut(160)], [stay(0, 100), stay(160, 300)])).toEqual([])
    expect(checkRecord([cut(160)], [stay(0, 130), stay(160, 300)])).toHaveLength(1)
    expect(checkRecord([cut(160)], [stay(0, 92), stay(160, 300)])).toHaveLength(1)
  })
})
