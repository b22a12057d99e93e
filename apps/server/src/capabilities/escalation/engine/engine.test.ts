import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import { type Colleague, type Ladder, openLadder } from '../ladder.fixture.ts'
import { claimDue } from '../store/engine.ts'
import { followRota } from '../subscriptions.ts'
import { advanceEscalation } from './advance-escalation.ts'
import { startEngine } from './engine.ts'

const { escalation } = api
let ladder: Ladder
let nurse: Colleague
let registrar: Colleague
let senior: Colleague
let roles: { registrar: string; senior: string }
const role = (id: string) => ({ kind: 'role' as const, id })

beforeAll(async () => {
  ladder = await openLadder()
})
afterAll(() => ladder.close())

let round = 0
beforeEach(async () => {
  round += 1
  ;[nurse, registrar, senior] = [await ladder.hire(), await ladder.hire(), await ladder.hire()]
  roles = {
    registrar: await ladder.addRole(`Medical registrar ${round}`),
    senior: await ladder.addRole(`Consultant ${round}`),
  }
  await nurse.signOn()
  await registrar.signOn(roles.registrar)
  await senior.signOn(roles.senior)
  await ladder.saveLadder(roles.registrar, [[role(roles.senior), 10]])
})

function claim(at = ladder.clock.now()) {
  return claimDue(ladder.database.system, { at, until: new Date(at.getTime() + 5_000), most: 100 })
}

test('ESC7: two engines that look at one moment call each rung once', async () => {
  const other = startEngine({ ...ladder.parts, clock: ladder.clock, log: silentLog })
  const raised = await Promise.all(Array.from({ length: 10 }, () => nurse.raise(role(roles.registrar))))
  ladder.clock.advance(10 * 60_000)
  await Promise.all([ladder.engine.look(), other.look()])
  await other.stop()
  for (const { id } of raised) {
    const { pages, rung } = await ladder.see(nurse, id)
    expect(rung).toBe(1)
    expect(pages.map(({ personId }) => personId)).toEqual([registrar.id, senior.id])
  }
})

test('ESC7: whoever was paused and lost the lease does nothing when it goes on', async () => {
  const { id } = await nurse.raise(role(roles.registrar))
  const later = new Date(ladder.clock.now().getTime() + 10 * 60_000)
  const mine = (await claim(later)).find((due) => due.id === id)
  const afterTheLease = new Date(later.getTime() + 6_000)
  const others = (await claim(afterTheLease)).find((due) => due.id === id)
  if (mine === undefined || others === undefined) throw new Error('not claimed')
  expect(others.fence).toBe(mine.fence + 1)
  expect(await advanceEscalation(ladder.parts, mine, () => afterTheLease)).toBeNull()
  expect(await advanceEscalation(ladder.parts, others, () => afterTheLease)).toBe('advance')
  expect(await advanceEscalation(ladder.parts, others, () => afterTheLease)).toBe('wait')
})

test('ESC7: what an engine has taken, no other takes while the lease lasts', async () => {
  const { id } = await nurse.raise(role(roles.registrar))
  const later = new Date(ladder.clock.now().getTime() + 10 * 60_000)
  expect((await claim(later)).map((due) => due.id)).toContain(id)
  expect((await claim(later)).map((due) => due.id)).not.toContain(id)
})

test('ESC7: a page that was written before fails the step whole', async () => {
  const { id } = await nurse.raise(role(roles.registrar))
  const doubled = inTransaction(ladder.database.app, ladder.organisationId, async (transaction) => {
    transaction.write({
      name: 'double',
      text: `insert into page (escalation_id, rung, person_id, organisation_id, paged_at) values ($1, 0, $2, $3, now())`,
      values: [id, registrar.id, ladder.organisationId],
    })
  })
  await expect(doubled).rejects.toMatchObject({ code: '23505' })
})

test('ESC7: an acceptance and the engine at one moment: accepted, or called and then accepted, never called after', async () => {
  for (let time = 0; time < 8; time += 1) {
    const { id: escalationId } = await nurse.raise(role(roles.registrar))
    ladder.clock.advance(10 * 60_000)
    await Promise.all([ladder.engine.look(), registrar.ask(escalation.accept, { escalationId })])
    const seen = await ladder.see(nurse, escalationId)
    expect(seen.state).toBe('accepted')
    await ladder.wait(10)
    expect(await ladder.see(nurse, escalationId)).toEqual(seen)
    await registrar.ask(escalation.complete, { escalationId })
  }
})

test('ESC23: a clock that goes back delays nothing: what was dated before moves back with it, once', async () => {
  // Clocks of their own: a fake clock does not go back, so that two stand for one before and after.
  const start = new Date(ladder.clock.now())
  const { id } = await nurse.raise(role(roles.registrar))
  let hands = fakeClock(start)
  const clock = {
    now: () => hands.now(),
    setTimer: () => () => {},
    setTicker: () => () => {},
  }
  const engines = [1, 2].map(() => startEngine({ ...ladder.parts, clock, log: silentLog }))
  const look = () => Promise.all(engines.map((engine) => engine.look()))
  hands.advance(4 * 60_000)
  await look()
  hands = fakeClock(new Date(hands.now().getTime() - 60 * 60_000))
  await look()
  // Raised since, by the clock as it is now.
  const { id: later } = await nurse.raise(role(roles.registrar))
  await ladder.query(
    `update escalation set since = since - $2 * interval '1 ms', due_at = due_at - $2 * interval '1 ms' where id = $1`,
    [later, ladder.clock.now().getTime() - hands.now().getTime()],
  )
  // For a while it may be that another server's clock is only ahead.
  for (let half = 0; half < 6; half += 1) {
    hands.advance(500)
    await look()
  }
  const leftOf = async (escalationId: string) => {
    const { nextAt } = await ladder.see(nurse, escalationId)
    return new Date(nextAt ?? 0).getTime() - hands.now().getTime()
  }
  expect(Math.abs((await leftOf(id)) - 6 * 60_000 + 3_000)).toBeLessThan(1_000)
  expect(await leftOf(later)).toBe(10 * 60_000 - 3_000)
  hands.advance(6 * 60_000 + 1_000)
  await look()
  expect((await ladder.see(nurse, id)).rung).toBe(1)
  await Promise.all(engines.map((engine) => engine.stop()))
})

test('ESC23: a clock that goes back and on again while it is in doubt moves nothing by more than it went', async () => {
  const start = new Date(ladder.clock.now())
  const { id } = await nurse.raise(role(roles.registrar))
  let hands = fakeClock(start)
  const clock = { now: () => hands.now(), setTimer: () => () => {}, setTicker: () => () => {} }
  const engine = startEngine({ ...ladder.parts, clock, log: silentLog })
  await engine.look()
  hands = fakeClock(new Date(start.getTime() - 9 * 60_000))
  await engine.look()
  hands.advance(5 * 60_000)
  for (let half = 0; half < 8; half += 1) {
    hands.advance(500)
    await engine.look()
  }
  const { nextAt } = await ladder.see(nurse, id)
  const leftMs = new Date(nextAt ?? 0).getTime() - hands.now().getTime()
  expect(Math.abs(leftMs - 10 * 60_000 + 4_000)).toBeLessThan(1_000)
  await engine.stop()
})

test('ESC23: what was dated between two times that the clock went back moves with the second alone', async () => {
  const start = new Date(ladder.clock.now())
  const { id: first } = await nurse.raise(role(roles.registrar))
  let hands = fakeClock(start)
  const clock = { now: () => hands.now(), setTimer: () => () => {}, setTicker: () => () => {} }
  const engines = [1, 2].map(() => startEngine({ ...ladder.parts, clock, log: silentLog }))
  const look = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      hands.advance(500)
      await Promise.all(engines.map((engine) => engine.look()))
    }
  }
  const raiseByTheHands = async () => {
    const { id } = await nurse.raise(role(roles.registrar))
    await ladder.query(
      `update escalation set since = since - $2 * interval '1 ms', due_at = due_at - $2 * interval '1 ms' where id = $1`,
      [id, ladder.clock.now().getTime() - hands.now().getTime()],
    )
    return id
  }
  await look(1)
  hands = fakeClock(new Date(hands.now().getTime() - 3 * 60_000))
  await look(2)
  const second = await raiseByTheHands()
  await look(1)
  hands = fakeClock(new Date(hands.now().getTime() - 19 * 60_000))
  await look(2)
  const third = await raiseByTheHands()
  await look(8)
  const leftOf = async (escalationId: string) => {
    const { nextAt } = await ladder.see(nurse, escalationId)
    return new Date(nextAt ?? 0).getTime() - hands.now().getTime()
  }
  // Half a second each for so many looks as there were since it was raised.
  expect(Math.abs((await leftOf(first)) - 10 * 60_000 + 7_000)).toBeLessThanOrEqual(1_000)
  expect(Math.abs((await leftOf(second)) - 10 * 60_000 + 5_500)).toBeLessThanOrEqual(1_000)
  expect(await leftOf(third)).toBe(10 * 60_000 - 4_000)
  await Promise.all(engines.map((engine) => engine.stop()))
})

test('ESC23: another server whose clock is only ahead moves nothing', async () => {
  const { id } = await nurse.raise(role(roles.registrar))
  const { nextAt } = await ladder.see(nurse, id)
  const ahead = fakeClock(new Date(ladder.clock.now().getTime() + 30_000))
  const other = startEngine({ ...ladder.parts, clock: ahead, log: silentLog })
  for (let second = 0; second < 20; second += 1) {
    ahead.advance(1_000)
    ladder.clock.advance(1_000)
    await other.look()
    await ladder.engine.look()
  }
  await other.stop()
  expect((await ladder.see(nurse, id)).nextAt).toBe(nextAt)
})

test('ESC24: the engine says that it lives, and a screen is told when it does not', async () => {
  const other = await openLadder()
  const asker = await other.hire()
  const state = async () => (await asker.ask(escalation.engine, {})).state
  await other.wait(1)
  expect(await asker.ask(escalation.engine, {})).toEqual({
    state: 'well',
    beatAt: other.clock.now().toISOString(),
    latestMs: 0,
  })
  await other.engine.stop()
  other.clock.advance(30_000)
  expect(await state()).toBe('well')
  other.clock.advance(1)
  expect(await state()).toBe('silent')
  await other.close()
})

test('ESC21: a new coordinator is told of everything that is open', async () => {
  const { id } = await nurse.raise(role(roles.registrar))
  const coordinator = await ladder.hire()
  await coordinator.signOn(await ladder.addRole(`Bed manager ${round}`, { coordinates: true }))
  await caughtUp()
  const { escalations } = await coordinator.ask(escalation.listOpen, {})
  expect(escalations.map((one) => one.id)).toContain(id)
  const told = ladder.published.filter(({ stream }) => stream === `person:${coordinator.id}`)
  expect(told.map(({ type }) => type)).toContain('escalation.changed')
})

test('ESC25: what somebody had accepted who was suspended is called again at once', async () => {
  const { id: escalationId } = await nurse.raise(role(roles.registrar))
  await registrar.ask(escalation.accept, { escalationId })
  await ladder.administrator.ask(api.identity.suspendPerson, { personId: registrar.id })
  await caughtUp()
  const seen = await ladder.see(nurse, escalationId)
  expect(seen).toMatchObject({ state: 'running', acceptedBy: null })
  expect(seen.pages.at(-1)).toMatchObject({ personId: senior.id, answer: null })
})

/** Lets a follower of its own come to the end of what has happened. */
async function caughtUp(): Promise<void> {
  const follower = followRota(ladder.parts, { clock: ladder.clock, log: silentLog })
  await follower.stop()
  const again = followRota(ladder.parts, { clock: ladder.clock, log: silentLog })
  await again.stop()
}
