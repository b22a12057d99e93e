import { describe, expect, test } from 'vitest'
import type { TransportSnapshot } from '../live/live.ts'
import { lineLabel, lineWords } from './line-words.ts'

const line = (change: Partial<TransportSnapshot>) =>
  ({ state: 'connected', quality: 'good', ...change }) as TransportSnapshot
const well = {
  phase: 'in',
  hasLine: true,
  isSoundBlocked: false,
  obstacle: null,
  transport: line({}),
} as const

describe('what is said of the line', () => {
  test('nothing while all is well', () => {
    expect(lineWords(well)).toBeNull()
    expect(lineLabel(well)).toEqual({ words: 'Good line', bars: 3 })
  })

  test('CAL22: connected and nothing heard is said', () => {
    const silent = { ...well, transport: line({ state: 'silent' }) }
    expect(lineWords(silent)).toMatchObject({
      tone: 'bad',
      words: expect.stringContaining('Nothing is heard'),
    })
    expect(lineLabel(silent).words).toBe('No sound arrives')
  })

  test('CAL21: a line that is being mended is said, whether it is the room’s or the media’s', () => {
    expect(lineWords({ ...well, hasLine: false })?.words).toContain('Reconnecting…')
    expect(lineWords({ ...well, transport: line({ state: 'mending' }) })?.words).toContain(
      'Your place is kept',
    )
  })

  test('CAL20: a poor line says that pictures are paused', () => {
    const poor = { ...well, transport: line({ quality: 'poor' }) }
    expect(lineWords(poor)?.words).toMatch(/^Poor line: pictures are paused/)
    expect(lineLabel(poor)).toEqual({ words: 'Poor line', bars: 1 })
  })

  test('a browser that cannot encrypt is told so, and not that it connects', () => {
    const old = { ...well, transport: null, obstacle: 'cannot-seal' } as const
    expect(lineWords(old)?.words).toMatch(/^This browser is too old to encrypt/)
    expect(lineLabel(old)).toEqual({ words: 'Not connected', bars: 0 })
  })

  test('what was given up, and sound that the browser holds back, come with what to do', () => {
    expect(lineWords({ ...well, transport: line({ state: 'failed' }) })?.act).toBe('try-again')
    expect(lineWords({ ...well, isSoundBlocked: true })?.act).toBe('allow-sound')
  })
})
