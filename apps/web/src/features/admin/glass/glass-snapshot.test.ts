import { expect, it } from 'vitest'
import { glassSnapshot } from './glass-snapshot.ts'

const one = (id: number, reviewedAt: string | null = null) => ({
  id: String(id),
  at: `2026-11-22T10:00:${String(id).padStart(2, '0')}.000Z`,
  reviewedAt,
})

it('what waits for review stands apart from what was reviewed', () => {
  const snapshot = glassSnapshot([one(2), one(1, '2026-11-22T11:00:00.000Z')], 1)
  expect(snapshot).toMatchObject({ all: 2, waitingWords: '1 waits for review' })
  expect(snapshot.waiting.map(({ id }) => id)).toEqual(['2'])
  expect(snapshot.reviewed.map(({ id }) => id)).toEqual(['1'])
  expect(snapshot.earlierThan).toBeUndefined()
})

it('a full page has earlier ones, and nothing stands there twice', () => {
  const full = Array.from({ length: 50 }, (_, place) => one(place + 1))
  expect(glassSnapshot(full, 50).earlierThan).toBe(one(1).at)
  expect(glassSnapshot([...full, one(1)], 50).all).toBe(50)
})
