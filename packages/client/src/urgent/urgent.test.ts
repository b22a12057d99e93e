import { api, type Delivered, type Escalation, refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { describe, expect, test } from 'vitest'
import { escalation, messageId, page } from '../../test/escalations.ts'
import { amina, ben, chidi, settle } from '../../test/people.ts'
import type { Answer } from '../answer.ts'
import { createPages } from './pages.ts'
import { createUrgent } from './urgent.ts'

describe('what is urgent', () => {
  test('a page is in the list with its event, and told as delivered at once, once', async () => {
    const { urgent, tell, marked } = await registrarOnCall()
    tell(escalation())
    await settle()
    expect(urgent.store.getSnapshot().open.map(({ asks }) => asks)).toEqual(['answer'])
    expect(marked).toEqual(['escalation.markPageDelivered'])
    tell(escalation({ version: 2, pages: [page({ deliveredAt: '2026-03-02T08:00:01.000Z' })] }))
    await settle()
    expect(marked).toHaveLength(1)
  })

  test('delivered is not seen: seen is told when a screen showed it, and not before', async () => {
    const { urgent, tell, marked } = await registrarOnCall()
    tell(escalation())
    await settle()
    expect(marked).not.toContain('escalation.markPageSeen')
    urgent.seen(messageId)
    urgent.seen(messageId)
    await settle()
    expect(marked.filter((name) => name === 'escalation.markPageSeen')).toHaveLength(1)
  })

  test('what could not be told while the line was down is told when it is back', async () => {
    const { urgent, tell, marked, line } = await registrarOnCall()
    line.open = false
    tell(escalation())
    urgent.seen(messageId)
    await settle()
    expect(marked).toEqual([])
    line.open = true
    urgent.wake()
    await settle()
    expect([...marked].sort()).toEqual(['escalation.markPageDelivered', 'escalation.markPageSeen'])
  })

  test('a mark that failed on the way is told again', async () => {
    const { tell, marked, line, clock } = await registrarOnCall()
    line.fails = true
    tell(escalation())
    await settle()
    line.fails = false
    clock.advance(3000)
    await settle()
    expect(marked).toEqual(['escalation.markPageDelivered', 'escalation.markPageDelivered'])
  })

  test('a hole in my own stream is filled from a fresh list', async () => {
    const { urgent, tell, server } = await registrarOnCall()
    server.open = [escalation({ version: 7 })]
    server.position = 9
    tell(escalation({ version: 7 }), 9)
    await settle()
    expect(urgent.store.getSnapshot().open.map((one) => one.escalation.version)).toEqual([7])
    expect(urgent.follower.position()).toBe(9)
  })

  test('an answer that is newer is not undone by an event that is older', async () => {
    const { urgent, tell } = await registrarOnCall()
    tell(escalation())
    urgent.take(escalation({ version: 3, state: 'accepted', acceptedBy: amina }))
    tell(escalation({ version: 2 }))
    await settle()
    expect(urgent.store.getSnapshot().open.map(({ asks }) => asks)).toEqual(['do'])
  })

  test('what was cancelled while the device was away is looked up, so that whoever was called hears how it ended', async () => {
    const { urgent, tell, server } = await registrarOnCall()
    tell(escalation())
    server.open = []
    server.position = 40
    server.known.set(messageId, escalation({ version: 4, state: 'cancelled', endedBy: ben }))
    urgent.follower.lost()
    urgent.follower.welcomed(40, true)
    await settle()
    const { open, ended } = urgent.store.getSnapshot()
    expect(open).toEqual([])
    expect(ended.map((one) => one.escalation.endedBy)).toEqual([ben])
  })

  test('what asks something of me stands first; what a colleague accepted asks nothing', async () => {
    const { urgent, tell } = await registrarOnCall()
    tell(escalation({ id: id(1), state: 'accepted', acceptedBy: chidi, urgency: 'emergency' }))
    tell(escalation({ id: id(2), state: 'accepted', acceptedBy: amina }))
    tell(escalation({ id: id(3) }))
    tell(escalation({ id: id(4), urgency: 'emergency' }))
    const { open } = urgent.store.getSnapshot()
    expect(open.map(({ escalation: { id: one }, asks }) => [one, asks])).toEqual([
      [id(4), 'answer'],
      [id(3), 'answer'],
      [id(2), 'do'],
      [id(1), null],
    ])
  })

  test('an exhausted ladder asks whoever sent it and whoever coordinates, and nobody who merely looks on', async () => {
    const { urgent, tell } = await registrarOnCall()
    tell(escalation({ state: 'exhausted', pages: [page({ personId: chidi })] }))
    expect(urgent.store.getSnapshot().open.map(({ asks }) => asks)).toEqual([null])
    urgent.duty(true)
    expect(urgent.store.getSnapshot().open.map(({ asks }) => asks)).toEqual(['stuck'])
  })

  test('what is kept on the device opens without a network', async () => {
    const { urgent, tell } = await registrarOnCall()
    tell(escalation())
    const kept = api.escalation.listOpen.output.parse(urgent.kept())
    const later = await registrarOnCall(false)
    later.urgent.load(kept)
    expect(later.urgent.store.getSnapshot().open.map(({ asks }) => asks)).toEqual(['answer'])
  })
})

/** Amina's device; signed in and level, with nothing open, unless it stays offline. */
async function registrarOnCall(isOnline = true) {
  const clock = fakeClock()
  const line = { open: isOnline, fails: false }
  const server = { open: [] as Escalation[], position: 3, known: new Map<string, Escalation>() }
  const marked: string[] = []
  const personId = () => amina
  const urgent = createUrgent({
    clock,
    random: () => 0.5,
    personId,
    pages: createPages({
      clock,
      mode: 'automatic',
      personId,
      isOpen: () => line.open,
      async mark({ name }) {
        marked.push(name)
        return line.fails ? refused('unavailable') : { ok: true, value: {} }
      },
    }),
    fetchOpen: async () => ({ ok: true, value: { escalations: server.open, position: server.position } }),
    async lookUp(escalationId) {
      const found = server.known.get(escalationId)
      return found ? { ok: true, value: { escalation: found } } : refused('not-found')
    },
    changed() {},
  })
  if (isOnline) urgent.follower.welcomed(server.position, false)
  await settle()
  let seq = server.position
  function tell(one: Escalation, at = seq + 1): void {
    seq = at
    const event: Delivered = {
      stream: `person:${amina}`,
      seq,
      at: '2026-03-02T08:00:00.000Z',
      by: null,
      type: 'escalation.changed',
      data: { escalation: one },
    }
    urgent.follower.event(event)
  }
  return { urgent, tell, marked, line, clock, server }
}

function refused(code: 'unavailable' | 'not-found'): Answer<never> {
  return { ok: false, refusal: { code, ...refusals[code] } }
}

function id(number: number): string {
  return `01980000-0000-7000-8000-0000000000e${number}`
}
