import { type CrashCall, type Delivered, refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createCrash } from './crash.ts'

const callId = '01980000-0000-7000-8000-0000000000c1'
const raisedAt = '2026-03-02T08:00:00.000Z'

/** Ben has called the team, in which Amina has a role. */
function call(change: Partial<CrashCall> = {}, deliveredAt: string | null = null): CrashCall {
  const called = { calledAt: raisedAt, deliveredAt, answer: null, answeredAt: null, arrivedAt: null }
  return {
    id: callId,
    teamId: callId,
    teamName: 'Adult cardiac arrest',
    callType: 'adult',
    isTest: false,
    place: 'Ward 7',
    callBack: null,
    raisedBy: ben,
    raisedAt,
    roll: [{ roleId: callId, throughRoleId: null, called: [{ personId: amina, ...called }] }],
    stoodDownAt: null,
    stoodDownBy: null,
    outcome: null,
    version: 1,
    ...change,
  }
}

async function registrarOnCall() {
  const clock = fakeClock()
  const line = { open: true, fails: false }
  const marked: string[] = []
  const asked: string[] = []
  const server = { calls: [] as CrashCall[], position: 0 }
  const crash = createCrash({
    clock,
    random: () => 0.5,
    mode: 'automatic',
    personId: () => amina,
    isOpen: () => line.open,
    fetchOpen: async () => ({ ok: true, value: { calls: server.calls, position: server.position } }),
    async lookUp(id) {
      asked.push(id)
      return { ok: true, value: { call: call({ version: 9, stoodDownAt: raisedAt }) } }
    },
    async markDelivered(id) {
      marked.push(id)
      return line.fails
        ? { ok: false, refusal: { code: 'unavailable', ...refusals.unavailable } }
        : { ok: true, value: {} }
    },
  })
  crash.follower.welcomed(0, false)
  await settle()
  let seq = 0
  function tell(said: CrashCall): void {
    seq += 1
    const event: Delivered = {
      stream: `person:${amina}`,
      seq,
      at: raisedAt,
      by: ben,
      type: 'crash.changed',
      data: { call: said },
    }
    crash.follower.event(event)
  }
  return { crash, tell, marked, asked, line, clock, server }
}

test('CRA15: a call is here with its event, and gone from what is open when it is stood down', async () => {
  const { crash, tell } = await registrarOnCall()
  tell(call())
  expect(crash.store.getSnapshot()).toMatchObject({ loaded: true, open: [{ id: callId }] })
  tell(call({ version: 2, stoodDownAt: raisedAt }))
  expect(crash.store.getSnapshot().open).toEqual([])
  expect(crash.get(callId)).toMatchObject({ version: 2 })
})

test('CRA5: that it is here is told at once, once, and nothing more is told for anybody', async () => {
  const { tell, marked } = await registrarOnCall()
  tell(call())
  await settle()
  tell(call({ version: 2 }, raisedAt))
  await settle()
  expect(marked).toEqual([callId])
})

test('CRA5: what could not be told is told when the line is back, or a moment later', async () => {
  const { crash, tell, marked, line, clock } = await registrarOnCall()
  line.open = false
  tell(call())
  await settle()
  expect(marked).toEqual([])
  line.open = true
  line.fails = true
  crash.wake()
  await settle()
  line.fails = false
  clock.advance(3_000)
  await settle()
  expect(marked).toHaveLength(2)
})

test('a call of the log is looked up once, and an older state never takes the place of a newer one', async () => {
  const { crash, tell, asked } = await registrarOnCall()
  expect(crash.get(callId)).toBeUndefined()
  crash.get(callId)
  await settle()
  expect(asked).toEqual([callId])
  tell(call({ version: 3 }))
  expect(crash.get(callId)).toMatchObject({ version: 9 })
})
