import { expect, test } from 'vitest'
import { type DatedLine, rankDigest } from './digest.ts'

function line(name: string, hour: number, more: Partial<DatedLine> = {}): DatedLine {
  return {
    conversationId: name,
    messages: 1,
    mentions: 0,
    urgency: 'routine',
    lastAuthorId: 'amara',
    excerpt: 'Bed 4',
    lastAt: new Date(Date.UTC(2026, 2, 2, hour)),
    ...more,
  }
}

test('MSG29: in a digest stands first what presses most, then what mentions me, then the newest', () => {
  const lines = [
    line('quiet', 1),
    line('newer', 5),
    line('mentioned', 2, { mentions: 2 }),
    line('soon', 3, { urgency: 'soon' }),
    line('urgent', 1, { urgency: 'urgent' }),
  ]
  const ranked = rankDigest(lines)
  expect(ranked.map(({ conversationId }) => conversationId)).toEqual([
    'urgent',
    'soon',
    'mentioned',
    'newer',
    'quiet',
  ])
  expect(ranked[0]).not.toHaveProperty('lastAt')
})
