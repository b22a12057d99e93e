import { type Delivered, type Meeting, refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createCalls } from './calls.ts'

const meetingId = '01980000-0000-7000-8000-0000000000d1'
const at = '2026-03-02T08:00:00.000Z'

/** Ben calls Amina. */
function call(
  change: Partial<Meeting> = {},
  state: Meeting['invited'][number]['state'] = 'ringing',
): Meeting {
  return {
    id: meetingId,
    kind: 'call',
    title: null,
    about: { kind: 'person', id: amina },
    video: true,
    organiserId: ben,
    hostIds: [ben],
    createdAt: at,
    startsAt: null,
    endsAt: null,
    seriesId: null,
    recurrence: null,
    agenda: null,
    fileIds: [],
    waitingRoom: false,
    locked: false,
    startedAt: null,
    endedAt: null,
    cancelledAt: null,
    invited: [{ personId: amina, roleId: null, state, askedAt: at, answeredAt: null, missedSeen: false }],
    present: [],
    waiting: 0,
    version: 1,
    ...change,
  }
}

async function doctor() {
  const asked: string[] = []
  const server = { meetings: [] as Meeting[], position: 0, found: undefined as Meeting | undefined }
  const calls = createCalls({
    clock: fakeClock(),
    random: () => 0.5,
    personId: () => amina,
    fetchMine: async () => ({
      ok: true,
      value: { meetings: server.meetings, position: server.position },
    }),
    async lookUp(id) {
      asked.push(id)
      return server.found
        ? { ok: true, value: { meeting: server.found } }
        : { ok: false, refusal: { code: 'not-found', ...refusals['not-found'] } }
    },
  })
  calls.follower.welcomed(0, false)
  await settle()
  let seq = 0
  function tell(event: Pick<Delivered<'person'>, 'type' | 'data'>): void {
    seq += 1
    calls.follower.event({ stream: `person:${amina}`, seq, at, by: ben, ...event } as Delivered)
  }
  const changed = (meeting: Meeting) => tell({ type: 'calls.changed', data: { meeting } })
  return { calls, changed, tell, asked, server }
}

test('a call is here with its event, stays while it was missed, and goes when that was seen (CAL3)', async () => {
  const { calls, changed } = await doctor()
  changed(call())
  expect(calls.store.getSnapshot()).toMatchObject({ loaded: true, meetings: [{ id: meetingId }] })
  const missed = call({ version: 2, endedAt: at }, 'missed')
  changed(missed)
  expect(calls.store.getSnapshot().meetings).toHaveLength(1)
  changed({
    ...missed,
    version: 3,
    invited: missed.invited.map((one) => ({ ...one, missedSeen: true })),
  })
  expect(calls.store.getSnapshot().meetings).toEqual([])
  expect(calls.get(meetingId)).toMatchObject({ version: 3 })
})

test('a meeting that one was taken off is not known here any more (CAL25)', async () => {
  const { calls, changed, tell } = await doctor()
  changed(call())
  tell({ type: 'calls.withdrawn', data: { meetingId } })
  expect(calls.store.getSnapshot().meetings).toEqual([])
  expect(calls.get(meetingId)).toBeUndefined()
})

test('a meeting of last week is looked up once, and an older state never takes the place of a newer one', async () => {
  const { calls, changed, asked, server } = await doctor()
  server.found = call({ version: 9, endedAt: at })
  expect(calls.get(meetingId)).toBeUndefined()
  calls.get(meetingId)
  await settle()
  expect(asked).toEqual([meetingId])
  changed(call({ version: 3 }))
  expect(calls.get(meetingId)).toMatchObject({ version: 9 })
})

test('what was not found is not asked for again before the line has been down', async () => {
  const { calls, asked } = await doctor()
  calls.get(meetingId)
  await settle()
  calls.get(meetingId)
  await settle()
  expect(asked).toHaveLength(1)
  calls.wake()
  calls.get(meetingId)
  expect(asked).toHaveLength(2)
})
