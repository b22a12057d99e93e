import { expect, test } from 'vitest'
import { aGuest, aParticipant, aRoom } from '../room.fixture.ts'
import { chatSnapshot } from './chat-snapshot.ts'

const at = '2026-11-26T09:00:00.000Z'

test('CAL24: what was written stands in the order in which it came, and what is on its way below it', () => {
  const room = aRoom({
    participants: [aParticipant('amina', 'Amina Yusuf'), aGuest('rowan', 'Rowan Hale')],
    said: [
      { id: '1', participantId: 'rowan', words: 'Good morning', at },
      { id: '2', participantId: 'rowan', words: 'I have the letter', at },
      { id: '3', participantId: 'gone', words: 'Goodbye', at },
      { id: '4', participantId: 'amina', words: 'Thank you', at },
    ],
  })
  expect(chatSnapshot(room, [{ id: '5', words: 'Shall we begin?' }])).toMatchObject([
    { name: 'Rowan Hale', who: 'Guest from St Piran’s Hospice', isMore: false, isMine: false },
    { name: 'Rowan Hale', isMore: true },
    { name: 'Somebody who has left', isMore: false },
    { name: 'You', isMine: true, isMore: false, at },
    { name: 'You', isMine: true, isMore: true, at: null, words: 'Shall we begin?' },
  ])
})
