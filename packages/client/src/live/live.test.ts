import { fakeClock } from '@baton/testkit/clock'
import { describe, expect, test } from 'vitest'
import { settle } from '../../test/people.ts'
import { createPresence } from './presence.ts'
import { createServerTime } from './server-time.ts'
import { createTyping } from './typing.ts'

describe('typing', () => {
  test('RT36: many keys are told as one word in 2 s', () => {
    const clock = fakeClock()
    const sent: string[] = []
    const typing = createTyping(clock, (conversationId) => sent.push(conversationId))
    for (let key = 0; key < 30; key += 1) {
      typing.typed('ward')
      clock.advance(100)
    }
    typing.typed('theatre')
    expect(sent).toEqual(['ward', 'ward', 'theatre'])
  })

  test('who was heard typing stops with their message, or after 5 s of silence', () => {
    const clock = fakeClock()
    const typing = createTyping(clock, () => {})
    typing.heard('ward', 'ben')
    typing.heard('ward', 'amina')
    expect(typing.store.getSnapshot().get('ward')).toEqual(['amina', 'ben'])
    typing.ended('ward', 'ben')
    expect(typing.store.getSnapshot().get('ward')).toEqual(['amina'])
    clock.advance(6000)
    expect(typing.store.getSnapshot().size).toBe(0)
  })
})

describe('presence', () => {
  test('RT37: the list that is asked for is of everyone watched anywhere, once a turn', async () => {
    const asked: string[][] = []
    const presence = createPresence((personIds) => asked.push(personIds))
    const stopList = presence.watch(['amina', 'ben'])
    const stopCard = presence.watch(['ben', 'chidi'])
    await settle()
    stopList()
    await settle()
    expect(asked).toEqual([
      ['amina', 'ben', 'chidi'],
      ['ben', 'chidi'],
    ])
    stopCard()
    stopCard()
    await settle()
    expect(asked.at(-1)).toEqual([])
  })

  test('who is here is not known while the line is down, and asked again after', async () => {
    const asked: string[][] = []
    const presence = createPresence((personIds) => asked.push(personIds))
    presence.watch(['ben'])
    presence.heard('ben', true)
    presence.heard('stranger', true)
    expect([...presence.store.getSnapshot()]).toEqual([['ben', true]])
    presence.lost()
    expect(presence.store.getSnapshot().size).toBe(0)
    await settle()
    presence.welcomed()
    await settle()
    expect(asked).toEqual([['ben'], ['ben']])
  })
})

describe("the server's time", () => {
  test('a device whose clock is wrong counts down by the server, and never ends early', () => {
    const clock = fakeClock(new Date('2026-03-02T07:00:00.000Z'))
    const time = createServerTime(clock)
    time.welcomed('2026-03-02T08:00:00.000Z')
    clock.advance(1000)
    expect(time.now().toISOString()).toBe('2026-03-02T08:00:01.000Z')
    time.heard('2026-03-02T08:00:00.500Z')
    expect(time.now().toISOString()).toBe('2026-03-02T08:00:01.000Z')
    time.heard('2026-03-02T08:00:01.200Z')
    expect(time.now().toISOString()).toBe('2026-03-02T08:00:01.200Z')
  })
})
