import { describe, expect, it } from 'vitest'
import { hoursSnapshot } from './hours-snapshot.ts'

const days = [
  { day: '2026-11-23', held: 4, interrupted: 0 },
  { day: '2026-11-24', held: 0, interrupted: 0 },
  { day: '2026-11-25', held: 1, interrupted: 1 },
]

describe('what came while off duty', () => {
  it('is told in a sentence and by day, the newest first', () => {
    const snapshot = hoursSnapshot(days, 'me')
    expect(snapshot.words).toBe(
      '5 messages waited for you until the next shift. Once somebody was reached off duty by a recorded override.',
    )
    expect(snapshot.days.map(({ title }) => title)).toEqual(['Wed 25 Nov', 'Mon 23 Nov'])
  })

  it('is said plainly when it was nothing', () => {
    expect(hoursSnapshot([], 'team').words).toBe('Nothing was sent to people of the team off duty.')
  })
})
