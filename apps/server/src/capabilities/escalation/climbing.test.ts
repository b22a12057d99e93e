import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Colleague, type Ladder, openLadder } from './ladder.fixture.ts'

const { escalation } = api
let ladder: Ladder
let nurse: Colleague
let registrar: Colleague
let senior: Colleague
let coordinator: Colleague
let roles: { registrar: string; senior: string; vacant: string }
const role = (id: string) => ({ kind: 'role' as const, id })

beforeAll(async () => {
  ladder = await openLadder()
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
    vacant: await ladder.addRole(`Nobody’s ${round}`),
  }
  await nurse.signOn()
  await registrar.signOn(roles.registrar)
  await senior.signOn(roles.senior)
  await ladder.saveLadder(roles.registrar, [
    [role(roles.vacant), 10],
    [role(roles.senior), 10],
  ])
})

describe('raising', () => {
  test('ESC6: whoever holds the role now is paged, and everyone whom it concerns is told', async () => {
    const from = ladder.published.length
    const raised = await nurse.raise(role(roles.registrar))
    expect(raised.pages.map(({ personId, roleId }) => [personId, roleId])).toEqual([
      [registrar.id, roles.registrar],
    ])
    expect(raised).toMatchObject({
      state: 'running',
      rung: 0,
      reason: 'NEWS2 6 and rising',
      callBack: '4471',
    })
    const told = ladder.published.slice(from).filter(({ type }) => type === 'escalation.changed')
    expect(told.map(({ stream }) => stream).sort()).toEqual(
      [nurse, registrar, coordinator].map(({ id }) => `person:${id}`).sort(),
    )
    expect(await ladder.noticesOf(registrar)).toMatchObject([
      { heading: `Urgent message – Medical registrar ${round}`, state: 'sent', channels: ['in-app'] },
    ])
  })

  test('ESC6: a rung is resolved when it fires: who took the role since is called', async () => {
    const raised = await nurse.raise(role(roles.registrar))
    const other = await ladder.hire()
    await other.signOn()
    await other.ask(api.duty.takeRole, { roleId: roles.senior, displace: true })
    await ladder.wait(10)
    const { pages } = await ladder.see(nurse, raised.id)
    expect(pages.map(({ personId }) => personId)).toEqual([registrar.id, other.id])
  })

  test('ESC3: a rung that nobody holds is passed over at once and recorded', async () => {
    const raised = await nurse.raise(role(roles.registrar))
    await ladder.wait(10)
    const seen = await ladder.see(nurse, raised.id)
    expect(seen.passedOver.map(({ rung, target }) => [rung, target])).toEqual([[1, role(roles.vacant)]])
    expect(seen).toMatchObject({ rung: 2, state: 'running' })
    expect(seen.pages.at(-1)).toMatchObject({ personId: senior.id, rung: 2 })
  })

  test('ESC12: a person who is off duty is refused when it is raised, and passed over on a rung', async () => {
    const off = await ladder.hire()
    expect(await nurse.refusedToRaise({ kind: 'person', id: off.id })).toBe('off-duty')
    await ladder.saveLadder(roles.registrar, [[{ kind: 'person', id: off.id }, 10]])
    const raised = await nurse.raise(role(roles.registrar))
    await ladder.wait(10)
    const seen = await ladder.see(nurse, raised.id)
    expect(seen.state).toBe('exhausted')
    expect(seen.pages.map(({ personId }) => personId)).toEqual([registrar.id])
    expect(await ladder.noticesOf(off)).toEqual([])
  })

  test('ESC15: what nobody on any rung can be called to is refused, so that the sender telephones', async () => {
    expect(await nurse.refusedToRaise(role(roles.vacant))).toBe('nobody-there')
    expect(await registrar.refusedToRaise({ kind: 'person', id: registrar.id })).toBe('nobody-there')
  })
})

describe('climbing', () => {
  test('ESC1: whoever has not accepted in ten minutes is followed by the next rung, and the coordinator is told', async () => {
    const raised = await nurse.raise(role(roles.registrar))
    await ladder.wait(9.99)
    expect((await ladder.see(nurse, raised.id)).rung).toBe(0)
    await ladder.wait(0.02)
    expect((await ladder.see(nurse, raised.id)).rung).toBe(2)
    const told = (await ladder.noticesOf(coordinator)).filter(({ key }) => key.includes(raised.id))
    expect(told.map(({ heading }) => heading)).toEqual([
      expect.stringContaining('Not accepted yet: urgent message'),
    ])
  })

  test('ESC1: an emergency calls by every channel at once and waits two minutes', async () => {
    const raised = await nurse.raise(role(roles.registrar), { urgency: 'emergency' })
    expect((await ladder.noticesOf(registrar))[0]?.channels).toEqual(['email', 'in-app'])
    await ladder.wait(2)
    expect((await ladder.see(nurse, raised.id)).rung).toBe(2)
  })

  test('ESC1: who has no device that received the page is called by the other channels after five minutes', async () => {
    await nurse.raise(role(roles.registrar))
    await ladder.wait(5)
    const others = (await ladder.noticesOf(registrar)).filter(({ key }) => key.includes(':other:'))
    expect(others.map(({ channels }) => channels)).toEqual([['email']])
  })

  test('ESC1: who has it on a device is not called by the other channels', async () => {
    const { id: escalationId } = await nurse.raise(role(roles.registrar))
    await registrar.ask(escalation.markPageDelivered, { escalationId })
    await ladder.wait(5)
    expect((await ladder.noticesOf(registrar)).every(({ key }) => !key.includes(':other:'))).toBe(true)
  })

  test('ESC10: while a rung waits its people are called again every two minutes', async () => {
    await nurse.raise(role(roles.registrar))
    for (let minutes = 0; minutes < 9; minutes += 1) await ladder.wait(1)
    const rounds = (await ladder.noticesOf(registrar)).map(({ key }) => key.split(':').slice(2, 4).join(':'))
    expect(rounds.filter((key) => !key.includes('other'))).toEqual(['0:0', '0:1', '0:2', '0:3', '0:4'])
  })

  test('ESC11: what a pause swallowed is called once and not as often as it was missed', async () => {
    await nurse.raise(role(roles.registrar), { urgency: 'urgent' })
    await ladder.wait(9)
    const keys = (await ladder.noticesOf(registrar)).filter(({ key }) => !key.includes('other'))
    expect(keys).toHaveLength(2)
  })

  test('ESC5: when no rung is left it stays open, and sender and coordinator are told again and again', async () => {
    const raised = await nurse.raise(role(roles.registrar))
    await ladder.wait(10)
    await ladder.wait(10)
    expect(await ladder.see(nurse, raised.id)).toMatchObject({ state: 'exhausted', nextAt: null })
    await ladder.wait(2)
    await ladder.wait(2)
    const loud = async (who: Colleague) =>
      (await ladder.noticesOf(who)).filter(({ key }) => key.includes(`nobody has accepted:${raised.id}`))
    expect(await loud(nurse)).toHaveLength(3)
    expect(await loud(coordinator)).toHaveLength(3)
    await ladder.wait(60 * 24)
    expect((await ladder.see(nurse, raised.id)).state).toBe('exhausted')
    expect(await loud(nurse)).toHaveLength(4)
  })

  test('ESC8: it never expires: a week later it is still there, and may be accepted', async () => {
    const raised = await nurse.raise(role(roles.registrar))
    await ladder.wait(60 * 24 * 7)
    await ladder.wait(10)
    expect((await ladder.see(nurse, raised.id)).state).toBe('exhausted')
    await registrar.ask(escalation.accept, { escalationId: raised.id })
    expect((await ladder.see(nurse, raised.id)).acceptedBy).toBe(registrar.id)
  })
})
