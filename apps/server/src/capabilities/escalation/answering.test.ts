import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts'
import { lockStreams } from '../../platform/streams/store.ts'
import { type Colleague, type Ladder, openLadder } from './ladder.fixture.ts'

const { escalation, duty } = api
let ladder: Ladder
let nurse: Colleague
let registrar: Colleague
let senior: Colleague
let coordinator: Colleague
/** Came before everyone else: in the order of ids first. */
let early: Colleague
let roles: { registrar: string; senior: string }
let escalationId: string
const role = (id: string) => ({ kind: 'role' as const, id })
const person = ({ id }: Colleague) => ({ kind: 'person' as const, id })

beforeAll(async () => {
  ladder = await openLadder()
  early = await ladder.hire()
  coordinator = await ladder.hire()
  await coordinator.signOn(await ladder.addRole('Site manager', { coordinates: true }))
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
  ladder.told.length = 0
  escalationId = (await nurse.raise(role(roles.registrar))).id
})

/** Until a transaction waits for what another one holds. */
async function somebodyWaits(looking: Transaction): Promise<void> {
  const question = { name: 'who-waits', text: 'select 1 from pg_locks where not granted', values: [] }
  while ((await looking.query(question)).length === 0) await new Promise(setImmediate)
}

/** A team whose people are all on duty. */
async function onCallTeam(size: number): Promise<{ id: string; people: Colleague[] }> {
  const people = await Promise.all(Array.from({ length: size }, () => ladder.hire()))
  for (const one of people) await one.signOn()
  const { team } = await ladder.administrator.ask(api.identity.addTeam, {
    name: `Medical on call ${round}.${size}`,
    kind: 'on-call',
    siteId: null,
    placeId: null,
    personIds: people.map(({ id }) => id),
  })
  return { id: team.id, people }
}

describe('accepting', () => {
  test('ESC4: everyone paged so far may accept; the first ends the climb and the second is told', async () => {
    await ladder.wait(10)
    const { escalation: accepted } = await registrar.ask(escalation.accept, { escalationId })
    expect(accepted).toMatchObject({ state: 'accepted', acceptedBy: registrar.id, nextAt: null })
    expect(await senior.refused(escalation.accept, { escalationId })).toBe('already-accepted')
    expect(await senior.refused(escalation.decline, { escalationId })).toBe('already-accepted')
    await ladder.wait(60)
    expect((await ladder.see(nurse, escalationId)).state).toBe('accepted')
    expect(ladder.told.at(-1)).toMatchObject({ what: 'settled', escalation: { id: escalationId } })
  })

  test('ESC4: of many who accept at one moment one does, and the others are told', async () => {
    const team = await onCallTeam(5)
    const raised = await nurse.raise({ kind: 'team', id: team.id })
    expect(raised.pages).toHaveLength(5)
    const answers = await Promise.all(
      team.people.map((one) => one.attempt(escalation.accept, { escalationId: raised.id })),
    )
    const codes = answers.map((answered) => (answered.ok ? 'accepted' : answered.refusal.code))
    expect(codes.sort()).toEqual(['accepted', ...Array.from({ length: 4 }, () => 'already-accepted')])
  })

  test('ESC4: accepting again changes nothing and says the same', async () => {
    const first = await registrar.ask(escalation.accept, { escalationId })
    expect(await registrar.ask(escalation.accept, { escalationId })).toEqual(first)
  })

  test('ESC17: who has gone off duty does not accept', async () => {
    await registrar.ask(duty.signOff, {})
    expect(await registrar.refused(escalation.accept, { escalationId })).toBe('off-duty')
  })

  test('ESC16: delivered, seen and accepted are three things, each by name and time', async () => {
    await ladder.wait(1)
    await registrar.ask(escalation.markPageDelivered, { escalationId })
    const [delivered] = (await ladder.see(nurse, escalationId)).pages
    expect(delivered).toMatchObject({ seenAt: null, answer: null })
    expect(delivered?.deliveredAt).toBe(ladder.clock.now().toISOString())
    await ladder.wait(1)
    await registrar.ask(escalation.markPageSeen, { escalationId })
    const seen = await ladder.see(nurse, escalationId)
    expect(seen.pages[0]).toMatchObject({ deliveredAt: delivered?.deliveredAt, answer: null })
    expect(seen.pages[0]?.seenAt).toBe(ladder.clock.now().toISOString())
    expect(seen.state).toBe('running')
    const { version } = seen
    await registrar.ask(escalation.markPageSeen, { escalationId })
    expect((await ladder.see(nurse, escalationId)).version).toBe(version)
  })

  test('ESC19: only who accepted it says that it is done', async () => {
    expect(await registrar.refused(escalation.complete, { escalationId })).toBe('not-found')
    await registrar.ask(escalation.accept, { escalationId })
    expect(await senior.refused(escalation.complete, { escalationId })).toBe('not-found')
    expect(await nurse.refused(escalation.complete, { escalationId })).toBe('not-found')
    const { escalation: done } = await registrar.ask(escalation.complete, { escalationId })
    expect(done).toMatchObject({ state: 'done', endedBy: registrar.id })
    expect(await registrar.refused(escalation.complete, { escalationId })).toBe('no-longer-possible')
    expect((await registrar.ask(escalation.listOpen, {})).escalations).toEqual([])
    const { escalations } = await registrar.ask(escalation.history, {})
    expect(escalations.map(({ id }) => id)).toEqual([escalationId])
  })
})

describe('declining and passing on', () => {
  test('ESC2: the rung is left at once when nobody on it is left', async () => {
    const { escalation: declined } = await registrar.ask(escalation.decline, { escalationId })
    expect(declined).toMatchObject({ rung: 1, state: 'running' })
    expect(declined.pages.map(({ personId, answer }) => [personId, answer]).sort()).toEqual(
      [
        [registrar.id, 'declined'],
        [senior.id, null],
      ].sort(),
    )
  })

  test('ESC2: while a colleague on the rung is left, it is waited for', async () => {
    const { id, people } = await onCallTeam(2)
    const raised = await nurse.raise({ kind: 'team', id })
    expect(raised.pages).toHaveLength(2)
    const states: string[] = []
    for (const one of people) {
      const { escalation: declined } = await one.ask(escalation.decline, { escalationId: raised.id })
      states.push(declined.state)
    }
    expect(states).toEqual(['running', 'exhausted'])
  })

  test('ESC13: who raised it is not paged, nor anyone again who has answered', async () => {
    await ladder.saveLadder(roles.registrar, [
      [person(nurse), 10],
      [person(registrar), 10],
    ])
    const raised = await nurse.raise(role(roles.registrar))
    await registrar.ask(escalation.decline, { escalationId: raised.id })
    const seen = await ladder.see(nurse, raised.id)
    expect(seen.pages.map(({ personId }) => personId)).toEqual([registrar.id])
    expect(seen.passedOver.map(({ rung }) => rung)).toEqual([1, 2])
  })

  test('ESC18: passing on calls the right person at once, before what is left of the ladder', async () => {
    const right = await ladder.hire()
    expect(await registrar.refused(escalation.passOn, { escalationId, to: person(right) })).toBe(
      'nobody-there',
    )
    await right.signOn()
    const { escalation: passed } = await registrar.ask(escalation.passOn, { escalationId, to: person(right) })
    expect(passed.rungs.map(({ target }) => target)).toEqual([
      role(roles.registrar),
      person(right),
      role(roles.senior),
    ])
    expect(passed.pages.find(({ personId }) => personId === registrar.id)?.answer).toBe('passed-on')
    expect(passed.pages.at(-1)?.personId).toBe(right.id)
    await right.ask(escalation.accept, { escalationId })
    expect(await registrar.refused(escalation.passOn, { escalationId, to: role(roles.senior) })).toBe(
      'no-longer-possible',
    )
  })

  test('ESC18: whoever is called by passing on is locked with everyone else, so that two who cross never wait for each other', async () => {
    await early.signOn()
    const { organisationId } = ladder
    const held = await inTransaction(ladder.database.app, organisationId, async (holding) => {
      await lockStreams(holding, [early.id])
      const passing = registrar.ask(escalation.passOn, { escalationId, to: person(early) })
      await somebodyWaits(holding)
      // Whoever waits for the first holds nobody who comes after: another may have them at once.
      await inTransaction(ladder.database.app, organisationId, (looking) =>
        looking.query({
          name: 'nobody-is-held',
          text: 'select 1 from stream where id = any($1::uuid[]) for update nowait',
          values: [[coordinator.id, nurse.id, registrar.id]],
        }),
      )
      return { passing }
    })
    const { escalation: passed } = await held.passing
    expect(passed.pages.map(({ personId }) => personId).sort()).toEqual([early.id, registrar.id].sort())
  })

  test('ESC18: what I had accepted is nobody’s until it is accepted anew', async () => {
    await registrar.ask(escalation.accept, { escalationId })
    const { escalation: passed } = await registrar.ask(escalation.passOn, {
      escalationId,
      to: role(roles.senior),
    })
    expect(passed).toMatchObject({ state: 'running', acceptedBy: null, acceptedAt: null, rung: 1 })
    expect(passed.nextAt).not.toBeNull()
    await senior.ask(escalation.accept, { escalationId })
    expect((await ladder.see(nurse, escalationId)).acceptedBy).toBe(senior.id)
  })

  test('ESC18: what is exhausted is called again when it is passed on', async () => {
    await ladder.wait(10)
    await ladder.wait(10)
    expect((await ladder.see(nurse, escalationId)).state).toBe('exhausted')
    const right = await ladder.hire()
    await right.signOn()
    const { escalation: passed } = await senior.ask(escalation.passOn, { escalationId, to: person(right) })
    expect(passed).toMatchObject({ state: 'running', rung: 2 })
    await ladder.wait(10)
    expect((await ladder.see(nurse, escalationId)).state).toBe('exhausted')
  })
})

describe('cancelling and handing over', () => {
  test('ESC9: cancelling tells everyone who was paged, and nothing more is sent', async () => {
    await ladder.wait(10)
    expect(await registrar.refused(escalation.cancel, { escalationId })).toBe('not-found')
    const from = ladder.published.length
    await nurse.ask(escalation.cancel, { escalationId })
    const told = ladder.published.slice(from).map(({ stream }) => stream)
    for (const { id } of [registrar, senior, coordinator]) expect(told).toContain(`person:${id}`)
    const before = await ladder.noticesOf(senior)
    expect(before.at(-1)?.heading).toContain('Cancelled: urgent message')
    await ladder.wait(60)
    expect(await ladder.noticesOf(senior)).toEqual(before)
    expect(await nurse.refused(escalation.cancel, { escalationId })).toBe('no-longer-possible')
    expect(await senior.refused(escalation.accept, { escalationId })).toBe('no-longer-possible')
  })

  test('ESC20: accepted items block signing off, and move with the role in one step', async () => {
    await registrar.ask(escalation.accept, { escalationId })
    const waiting = await nurse.raise(role(roles.registrar))
    expect(await registrar.refused(duty.signOff, {})).toBe('urgent-items-open')
    const next = await ladder.hire()
    await next.signOn()
    const { offer } = await registrar.ask(duty.offerRole, { roleId: roles.registrar, toPersonId: next.id })
    expect(offer.openItems).toBe(2)
    await next.ask(duty.acceptRole, { offerId: offer.id })
    expect(await ladder.see(next, escalationId)).toMatchObject({ state: 'accepted', acceptedBy: next.id })
    const moved = await ladder.see(next, waiting.id)
    expect(moved.pages.map(({ personId, answer }) => [personId, answer]).sort()).toEqual(
      [
        [registrar.id, 'passed-on'],
        [next.id, null],
      ].sort(),
    )
    expect((await ladder.noticesOf(next)).map(({ key }) => key)).toContain(
      `page:${waiting.id}:0:0:${next.id}`,
    )
    await registrar.ask(duty.signOff, {})
    await next.ask(escalation.accept, { escalationId: waiting.id })
    await next.ask(escalation.complete, { escalationId })
  })

  test('ESC20: what came to a fallback role for one that nobody held moves with the fallback role', async () => {
    const vacant = await ladder.addRole(`Burns registrar ${round}`, { fallbackRoleId: roles.registrar })
    const raised = await nurse.raise(role(vacant))
    expect(raised.pages.map(({ personId, roleId }) => [personId, roleId])).toEqual([
      [registrar.id, roles.registrar],
    ])
    await registrar.ask(escalation.accept, { escalationId: raised.id })
    const next = await ladder.hire()
    await next.signOn()
    const { offer } = await registrar.ask(duty.offerRole, { roleId: roles.registrar, toPersonId: next.id })
    await next.ask(duty.acceptRole, { offerId: offer.id })
    expect((await ladder.see(next, raised.id)).acceptedBy).toBe(next.id)
  })

  test('ESC20: an item that comes while the role is handed over is with the one or the other, never with nobody', async () => {
    const next = await ladder.hire()
    await next.signOn()
    const { offer } = await registrar.ask(duty.offerRole, { roleId: roles.registrar, toPersonId: next.id })
    const [raised] = await Promise.all([
      nurse.raise(role(roles.registrar)),
      next.ask(duty.acceptRole, { offerId: offer.id }),
    ])
    const { pages } = await ladder.see(nurse, raised.id)
    const open = pages.filter(({ answer }) => answer === null).map(({ personId }) => personId)
    expect(open).toEqual([next.id])
  })

  test('ESC14: the rungs are whom it was addressed to, the role’s ladder, then the organisation’s own, each once', async () => {
    const manager = await ladder.addRole(`Manager ${round}`)
    await ladder.saveLadder(null, [
      [role(roles.senior), 5],
      [role(manager), 5],
    ])
    const raised = await nurse.raise(role(roles.registrar))
    expect(raised.rungs.map(({ target, waitMs }) => [target.id, waitMs / 60_000])).toEqual([
      [roles.registrar, 10],
      [roles.senior, 10],
      [manager, 5],
    ])
    const emergency = await nurse.raise(role(roles.registrar), { urgency: 'emergency' })
    expect(emergency.rungs.map(({ waitMs }) => waitMs / 60_000)).toEqual([2, 2, 2])
  })
})
