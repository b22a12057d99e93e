import type { Delivered, Duty, Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { fakeClock } from '@baton/testkit/clock'
import { describe, expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { unreachable } from '../answer.ts'
import { createDuty } from './duty.ts'

const registrar = '01980000-0000-7000-c000-000000000001'

function role(holders: string[]): Role {
  return {
    id: registrar,
    name: 'Medical registrar on call',
    purpose: null,
    siteId: null,
    placeId: null,
    teamId: null,
    contact: { telephone: null, bleep: '2416' },
    cover: { kind: 'always' },
    holdersAtMost: 1,
    fallbackRoleId: null,
    coordinates: false,
    holders: holders.map((personId) => ({ personId, since: '2026-03-02T08:00:00.000Z' })),
    state: 'active',
  }
}

function dutyOf(personId: string, state: Duty['state'] = 'on'): Duty {
  return {
    personId,
    state,
    from: 'site',
    since: null,
    until: null,
    placeId: null,
    telephone: null,
    focus: null,
    coverRoleId: null,
  }
}

function onOrganisation(seq: number, told: Pick<Delivered<'organisation'>, 'type' | 'data'>): Delivered {
  return { stream: 'organisation:o', seq, at: '2026-03-02T09:00:00.000Z', by: null, ...told } as Delivered
}

/** Duty as Amina's device holds it, against a server that is three variables. */
function device() {
  const clock = fakeClock()
  const server = {
    roles: { roles: [role([])], position: 0 },
    mine: {
      duty: dutyOf(amina, 'off'),
      holding: [],
      offers: [],
      overrides: [],
      proposals: [],
      suggestedRoleIds: [],
      graceMinutes: 15,
      position: 0,
    } as MyDuty,
    people: { duties: [] as Duty[], position: 0 },
    isUp: true,
    asked: [] as string[],
  }
  const answer = async <Value>(name: string, value: () => Value) => {
    server.asked.push(name)
    return server.isUp ? { ok: true as const, value: structuredClone(value()) } : unreachable
  }
  const duty = createDuty({
    clock,
    random: () => 0.5,
    viewer: () => ({ personId: amina }),
    fetchMine: () => answer('mine', () => server.mine),
    fetchRoles: () => answer('roles', () => server.roles),
    lookUp: (ids) => answer(`people ${ids.split(',').length}`, () => server.people),
    changed: () => {},
  })
  function tell(event: Delivered): void {
    for (const follower of duty.followers) {
      if (event.stream.startsWith(`${follower.kind}:`)) follower.event(event)
    }
    duty.heard(event)
  }
  async function welcome(head = 0, reset = false): Promise<void> {
    for (const follower of duty.followers) follower.welcomed(head, reset)
    await settle()
  }
  const holders = () =>
    duty.roles
      .getSnapshot()
      .byId.get(registrar)
      ?.holders.map(({ personId }) => personId)
  return { clock, server, duty, tell, welcome, holders }
}

describe('who is on duty, as a device knows it', () => {
  test('roles and my own duty come with the line, and follow what changes', async () => {
    const { duty, tell, welcome, holders } = device()
    expect(duty.roles.getSnapshot().loaded).toBe(false)
    await welcome()
    expect(duty.mine.getSnapshot()?.duty.state).toBe('off')
    tell(onOrganisation(1, { type: 'role.changed', data: { role: role([amina]) } }))
    expect(holders()).toEqual([amina])
    expect(duty.mine.getSnapshot()?.holding.map(({ id }) => id)).toEqual([registrar])
    tell(onOrganisation(2, { type: 'role.changed', data: { role: role([ben]) } }))
    expect(duty.mine.getSnapshot()?.holding).toEqual([])
  })

  test('RT8: an event that is missing is noticed, and the roles are fetched afresh', async () => {
    const { server, duty, tell, welcome, holders } = device()
    await welcome()
    server.roles = { roles: [role([ben])], position: 2 }
    tell(onOrganisation(2, { type: 'duty.changed', data: { duty: dutyOf(ben) } }))
    expect(holders()).toEqual([])
    await settle()
    expect(holders()).toEqual([ben])
    expect(duty.followers.map((follower) => follower.position())).toEqual([2, 0, 2])
  })

  test('RT6: what comes while a snapshot is on its way is applied to it', async () => {
    const { tell, welcome, holders } = device()
    const here = welcome()
    tell(onOrganisation(1, { type: 'role.changed', data: { role: role([ben]) } }))
    await here
    expect(holders()).toEqual([ben])
  })

  test('when the line was down it asks again until the answer is here', async () => {
    const { server, clock, duty, welcome } = device()
    server.isUp = false
    await welcome()
    expect(duty.roles.getSnapshot().loaded).toBe(false)
    server.isUp = true
    clock.advance(10_000)
    await settle()
    expect(duty.roles.getSnapshot().loaded).toBe(true)
  })

  test('what was kept opens without a network and continues where it stood', async () => {
    const first = device()
    await first.welcome()
    first.tell(onOrganisation(1, { type: 'role.changed', data: { role: role([ben]) } }))
    const again = device()
    again.duty.load(first.duty.kept())
    expect(again.holders()).toEqual([ben])
    await again.welcome(1)
    expect(again.server.asked).toEqual([])
    again.tell(onOrganisation(2, { type: 'role.changed', data: { role: role([amina]) } }))
    expect(again.holders()).toEqual([amina])
  })

  test('the duty of colleagues is looked up together, and the later of two answers stands', async () => {
    const { server, clock, duty, tell, welcome } = device()
    server.roles.position = 4
    await welcome(4)
    server.people = { duties: [dutyOf(amina), dutyOf(ben)], position: 4 }
    expect([duty.of(amina), duty.of(ben)]).toEqual([undefined, undefined])
    tell(onOrganisation(5, { type: 'duty.changed', data: { duty: dutyOf(ben, 'off') } }))
    clock.advance(10)
    await settle()
    expect(server.asked.filter((name) => name.startsWith('people'))).toEqual(['people 2'])
    expect(duty.of(ben)?.state).toBe('off')
    expect(duty.of(amina)?.state).toBe('on')
  })

  test('AFF10: what a visitor’s home says of their duty is shown as it changes', async () => {
    const { server, clock, duty, tell, welcome } = device()
    await welcome()
    server.people = { duties: [dutyOf(ben)], position: 0 }
    duty.of(ben)
    clock.advance(10)
    await settle()
    expect(duty.of(ben)?.state).toBe('on')
    tell(onOrganisation(1, { type: 'visitorDuty.changed', data: { duty: dutyOf(ben, 'off') } }))
    expect(duty.of(ben)?.state).toBe('off')
  })

  test('after a reset everyone who is shown is asked for again', async () => {
    const { server, clock, duty, welcome } = device()
    await welcome()
    server.people = { duties: [dutyOf(ben)], position: 0 }
    duty.of(ben)
    clock.advance(10)
    await settle()
    server.people = { duties: [dutyOf(ben, 'off')], position: 90 }
    await welcome(90, true)
    expect(duty.of(ben)?.state).toBe('on')
    clock.advance(10)
    await settle()
    expect(duty.of(ben)?.state).toBe('off')
  })

  test('signing on makes it ask what I could take now', async () => {
    const { server, tell, welcome } = device()
    await welcome()
    server.mine = { ...server.mine, duty: dutyOf(amina), suggestedRoleIds: [registrar] }
    tell(onOrganisation(1, { type: 'duty.changed', data: { duty: dutyOf(amina) } }))
    await settle()
    expect(server.asked.filter((name) => name === 'mine')).toHaveLength(2)
  })

  test('an offer waits until it is answered', async () => {
    const { duty, tell, welcome } = device()
    await welcome()
    const offer = {
      id: '01980000-0000-7000-d000-000000000001',
      roleId: registrar,
      fromPersonId: ben,
      toPersonId: amina,
      offeredAt: '2026-03-02T09:00:00.000Z',
      openItems: 2,
    }
    const told = (seq: number, state: 'waiting' | 'withdrawn') =>
      ({
        stream: `person:${amina}`,
        seq,
        at: offer.offeredAt,
        by: ben,
        type: 'role.offered',
        data: { offer: { ...offer, state } },
      }) as Delivered
    tell(told(1, 'waiting'))
    expect(duty.mine.getSnapshot()?.offers).toHaveLength(1)
    tell(told(2, 'withdrawn'))
    expect(duty.mine.getSnapshot()?.offers).toEqual([])
  })

  test('nothing of it stays when I leave', async () => {
    const { duty, welcome } = device()
    await welcome()
    for (const follower of duty.followers) follower.clear()
    expect(duty.mine.getSnapshot()).toBeNull()
    expect(duty.roles.getSnapshot().loaded).toBe(false)
  })
})
