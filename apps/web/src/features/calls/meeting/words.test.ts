import { expect, test } from 'vitest'
import { aGuest, aParticipant } from './room.fixture.ts'
import { nameOfParticipant, overWords, whoIs } from './words.ts'

test('CAL12, CAL15: a guest is known by the name they gave and where they are from', () => {
  const rowan = aGuest('rowan', 'Rowan Hale')
  expect(nameOfParticipant(rowan)).toBe('Rowan Hale')
  expect(whoIs(rowan)).toBe('Guest from St Piran’s Hospice')
  expect(whoIs(aParticipant('amina', 'Amina Yusuf', { host: true }))).toBe('Host')
})

test('CAL8, CAL14: what ended it is said, and the way back only where there is one', () => {
  expect(overWords('ended').title).toBe('The meeting has ended')
  expect(overWords('ended', true).title).toBe('The call has ended')
  expect(overWords('elsewhere').mayReturn).toBe(true)
  expect(overWords('removed').mayReturn).toBe(false)
})
