import { describe, expect, it } from 'vitest'
import { naming, received } from '../broadcasts.fixture.ts'
import { receivedSnapshot } from './received-snapshot.ts'
import { waitsForMe } from './waits-for-me.ts'

const later = '2026-11-26T14:20:00.000Z'

describe('a broadcast that is for me', () => {
  it('says from whom it is, and what I can answer', () => {
    expect(receivedSnapshot(received(), naming())).toMatchObject({
      from: 'Dr Tom Reilly',
      body: 'Who can cover tonight?',
      urgency: null,
      answered: null,
      buttons: [
        { answer: 0, words: 'I can come', isChosen: false },
        { answer: 1, words: 'I cannot come', isChosen: false },
      ],
    })
  })

  it('MSG34: says what I answered, and offers the others until it is closed', () => {
    const answered = received({ answer: 1, answeredAt: later, seenAt: later })
    const open = receivedSnapshot(answered, naming())
    expect(open.answered).toEqual({ words: 'You answered: I cannot come', at: later })
    expect(open.buttons.map(({ isChosen }) => isChosen)).toEqual([false, true])
    const closed = receivedSnapshot({ ...answered, closedAt: later }, naming())
    expect(closed).toMatchObject({ isClosed: true, buttons: [], answered: { at: later } })
  })

  it('has a word for what should be soon, and looks pressing only when it is', () => {
    expect(receivedSnapshot(received({ urgency: 'soon' }), naming()).urgency).toEqual({
      word: 'Soon',
      presses: false,
    })
    expect(receivedSnapshot(received({ urgency: 'emergency' }), naming()).urgency?.presses).toBe(true)
  })
})

describe('what waits for me', () => {
  it('is what I have not answered, also when I have seen it', () => {
    expect(waitsForMe(received({ seenAt: later }))).toBe(true)
    expect(waitsForMe(received({ seenAt: later, answer: 0 }))).toBe(false)
  })

  it('is, where nothing is asked, what I have not read', () => {
    expect(waitsForMe(received({ options: [] }))).toBe(true)
    expect(waitsForMe(received({ options: [], seenAt: later }))).toBe(false)
  })

  it('is nothing that was closed', () => {
    expect(waitsForMe(received({ closedAt: later }))).toBe(false)
  })
})
