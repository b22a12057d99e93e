import { describe, expect, it } from 'vitest'
import { lengthWords, sinceWords, untilWords } from './count-words.ts'

const now = new Date('2026-11-26T14:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()

describe('a countdown', () => {
  it('never says less than is left', () => {
    expect(untilWords(later(121), now)).toBe('in 3 minutes')
    expect(untilWords(later(120), now)).toBe('in 2 minutes')
    expect(untilWords(later(90), now)).toBe('in 90 seconds')
    expect(untilWords(new Date(now.getTime() + 200).toISOString(), now)).toBe('in 1 second')
    expect(untilWords(later(0), now)).toBe('now')
    expect(untilWords(later(-30), now)).toBe('now')
  })

  it('says how long a rung waits', () => {
    expect(lengthWords(600_000)).toBe('10 minutes')
    expect(lengthWords(60_000)).toBe('1 minute')
    expect(lengthWords(45_000)).toBe('45 seconds')
  })

  it('says how long something has stood', () => {
    expect(sinceWords(later(-20), now)).toBe('just now')
    expect(sinceWords(later(-60), now)).toBe('1 minute ago')
    expect(sinceWords(later(-3 * 3600), now)).toBe('3 hours ago')
  })
})
