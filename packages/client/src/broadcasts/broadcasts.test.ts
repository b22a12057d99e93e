import type { Delivered, ReceivedBroadcast, SentBroadcast } from '@baton/contract'
import { refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createBroadcasts } from './broadcasts.ts'

const broadcastId = '01980000-0000-7000-8000-0000000000b1'
const sentAt = '2026-03-02T08:00:00.000Z'
const said = {
  id: broadcastId,
  sentBy: ben,
  asRoleId: null,
  sentAt,
  urgency: 'routine' as const,
  body: 'Who can cover tonight?',
  options: ['I can come', 'I cannot come'],
  closedAt: null,
}
const received: ReceivedBroadcast = { ...said, seenAt: null, answer: null, answeredAt: null }
const figures = { people: 3, held: 1, seen: 0, answers: [0, 0] }
const sent: SentBroadcast = { ...said, sentBy: amina, audience: [{ kind: 'on-duty' }], figures }

async function nurse() {
  const clock = fakeClock()
  const line = { open: true, fails: false }
  const marked: string[] = []
  let changes = 0
  const broadcasts = createBroadcasts({
    clock,
    random: () => 0.5,
    personId: () => amina,
    isOpen: () => line.open,
    fetchAll: async () => ({ ok: true, value: { received: [], sent: [], position: 0 } }),
    async markSeen(id) {
      marked.push(id)
      return line.fails
        ? { ok: false, refusal: { code: 'unavailable', ...refusals.unavailable } }
        : { ok: true, value: {} }
    },
    changed() {
      changes += 1
    },
  })
  broadcasts.follower.welcomed(0, false)
  await settle()
  let seq = 0
  const at = () => ({ stream: `person:${amina}` as const, seq: ++seq, at: sentAt, by: ben })
  const tell = (event: Delivered) => broadcasts.follower.event(event)
  return {
    broadcasts,
    line,
    clock,
    marked,
    changes: () => changes,
    receives: (broadcast: ReceivedBroadcast) =>
      tell({ ...at(), type: 'broadcast.received', data: { broadcast } }),
    sends: (broadcast: SentBroadcast) => tell({ ...at(), type: 'broadcast.sent', data: { broadcast } }),
  }
}

test('MSG32: a broadcast is here with its event, and another state takes its place', async () => {
  const { broadcasts, receives, changes } = await nurse()
  receives(received)
  expect(broadcasts.store.getSnapshot()).toMatchObject({ loaded: true, received: [{ answer: null }] })
  const before = changes()
  receives({ ...received, answer: 0, answeredAt: sentAt })
  expect(broadcasts.store.getSnapshot().received).toMatchObject([{ id: broadcastId, answer: 0 }])
  expect(changes()).toBeGreaterThan(before)
  expect(broadcasts.kept()?.received).toHaveLength(1)
})

test('MSG32: its sender’s figures are those of the last event', async () => {
  const { broadcasts, sends } = await nurse()
  sends(sent)
  sends({ ...sent, figures: { ...figures, seen: 2, answers: [1, 0] } })
  expect(broadcasts.store.getSnapshot().sent).toMatchObject([{ figures: { seen: 2, answers: [1, 0] } }])
})

test('what a screen showed is told once, and never of what was seen before', async () => {
  const { broadcasts, receives, marked } = await nurse()
  broadcasts.seen(broadcastId)
  receives(received)
  broadcasts.seen(broadcastId)
  broadcasts.seen(broadcastId)
  await settle()
  expect(marked).toEqual([broadcastId])
  receives({ ...received, seenAt: sentAt })
  broadcasts.seen(broadcastId)
  await settle()
  expect(marked).toHaveLength(1)
})

test('what could not be told is told when the line is back, or a moment later', async () => {
  const { broadcasts, receives, marked, line, clock } = await nurse()
  receives(received)
  line.open = false
  broadcasts.seen(broadcastId)
  await settle()
  expect(marked).toEqual([])
  line.open = true
  line.fails = true
  broadcasts.wake()
  await settle()
  line.fails = false
  clock.advance(3_000)
  await settle()
  expect(marked).toEqual([broadcastId, broadcastId])
})

test('RT42: nothing of it stays when its person leaves', async () => {
  const { broadcasts, receives } = await nurse()
  receives(received)
  broadcasts.follower.clear()
  expect(broadcasts.store.getSnapshot()).toEqual({ loaded: false, received: [], sent: [] })
})
