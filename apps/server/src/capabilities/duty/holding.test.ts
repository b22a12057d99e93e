import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { holdersOf } from './index.ts'

const { duty } = api
let hospital: Hospital
let ada: Colleague
let ben: Colleague
let cy: Colleague
/** Always covered, and falls to the SHO. */
let registrar: string
let sho: string
let named = 0

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  named += 1
  ;[ada, ben, cy] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  sho = await hospital.addRole(`SHO ${named}`)
  registrar = await hospital.addRole(`Registrar ${named}`, { cover: { kind: 'always' }, fallbackRoleId: sho })
})

async function holders(roleId: string): Promise<string[]> {
  const { roles } = await ada.ask(duty.listRoles, {})
  return roles.find(({ id }) => id === roleId)?.holders.map(({ personId }) => personId) ?? []
}

/** What was published since, of one type. */
function told(type: string, since: number) {
  return hospital.published.slice(since).filter((event) => event.type === type)
}

describe('taking a role', () => {
  it('DUT5: is for who is on duty, and for one at a time', async () => {
    expect(await ada.refused(duty.takeRole, { roleId: sho })).toBe('off-duty')
    await ada.signOn()
    await ben.signOn()
    const { role } = await ada.ask(duty.takeRole, { roleId: sho })
    expect(role.holders).toEqual([{ personId: ada.id, since: hospital.clock.now().toISOString() }])
    expect(await ben.refused(duty.takeRole, { roleId: sho })).toBe('role-is-held')
    expect(await ben.refused(duty.takeRole, { roleId: uuidv7() })).toBe('not-found')
    expect((await ada.ask(duty.takeRole, { roleId: sho, displace: true })).role).toEqual(role)
  })

  it('DUT6: whoever is displaced is told by whom, and what was open goes to who took it', async () => {
    await ada.signOn(sho)
    await ben.signOn()
    const item = await hospital.items.arrive(sho)
    await hospital.items.accept(item, ada.id)
    const since = hospital.published.length
    await ben.ask(duty.takeRole, { roleId: sho, displace: true })
    expect(await holders(sho)).toEqual([ben.id])
    expect(told('role.displaced', since)).toMatchObject([
      { stream: `person:${ada.id}`, by: ben.id, data: { roleId: sho, byPersonId: ben.id } },
    ])
    expect((await hospital.items.all()).find(({ id }) => id === item)?.acceptedBy).toBe(ben.id)
    await hospital.items.done(item)
    const { holdings } = await cy.ask(duty.roleHistory, { roleId: sho })
    expect(holdings).toMatchObject([
      { personId: ben.id, began: 'taken', ended: null, until: null },
      { personId: ada.id, began: 'taken', ended: 'displaced' },
    ])
  })

  it('DUT5: of two who take a free role at once one has it, and the other is refused', async () => {
    await ada.signOn()
    await ben.signOn()
    const answers = await Promise.all([ada, ben].map((who) => who.try(duty.takeRole, { roleId: sho })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await holders(sho)).toHaveLength(1)
  })

  it('DUT6: a role that several may hold is shared until it is full; then the longest holder goes', async () => {
    const outreach = await hospital.addRole(`Outreach ${named}`, { holdersAtMost: 2 })
    await ada.signOn(outreach)
    hospital.clock.advance(60_000)
    await ben.signOn(outreach)
    expect(await holders(outreach)).toEqual([ada.id, ben.id].sort())
    await cy.signOn()
    expect(await cy.refused(duty.takeRole, { roleId: outreach })).toBe('role-is-held')
    await cy.ask(duty.takeRole, { roleId: outreach, displace: true })
    expect(await holders(outreach)).toEqual([ben.id, cy.id].sort())
  })
})

describe('giving a role up', () => {
  it('DUT3: falls to the fallback’s holder, who holds it from now on, and it is said so', async () => {
    await ada.signOn(registrar)
    await ben.signOn(sho)
    const { role, toRoleId } = await ada.ask(duty.giveUpRole, { roleId: registrar })
    expect(toRoleId).toBe(sho)
    expect(role.holders.map(({ personId }) => personId)).toEqual([ben.id])
    const { holdings } = await ben.ask(duty.roleHistory, { roleId: registrar })
    expect(holdings.map(({ began, ended }) => [began, ended])).toEqual([
      ['fallen-back', null],
      ['taken', 'given-up'],
    ])
  })

  it('DUT1: is refused where nobody is, and nothing has changed', async () => {
    await ada.signOn(registrar)
    const since = hospital.published.length
    expect(await ada.refused(duty.giveUpRole, { roleId: registrar })).toBe('role-must-be-covered')
    expect(await holders(registrar)).toEqual([ada.id])
    expect(hospital.published.length).toBe(since)
  })

  it('DUT10: is refused while an urgent item is open in it, unless somebody else holds it too', async () => {
    await ada.signOn(sho)
    const item = await hospital.items.arrive(sho)
    expect(await ada.refused(duty.giveUpRole, { roleId: sho })).toBe('urgent-items-open')
    expect(await hospital.administrator.refused(duty.retireRole, { roleId: sho })).toBe('urgent-items-open')
    await hospital.items.done(item)
    expect((await ada.ask(duty.giveUpRole, { roleId: sho })).role.holders).toEqual([])
  })

  it('DUT23: is the holder’s own: for anyone else the role is not theirs to give', async () => {
    await ada.signOn(sho)
    await ben.signOn()
    expect(await ben.refused(duty.giveUpRole, { roleId: sho })).toBe('not-found')
    expect(await hospital.administrator.refused(duty.giveUpRole, { roleId: sho })).toBe('not-found')
  })
})

describe('handing a role over', () => {
  beforeEach(async () => {
    await ada.signOn(registrar)
    await ben.signOn()
  })

  const offer = () => ada.ask(duty.offerRole, { roleId: registrar, toPersonId: ben.id })

  it('DUT7: the role and everything open in it move in one step when it is accepted', async () => {
    const items = [await hospital.items.arrive(registrar), await hospital.items.arrive(registrar)]
    await hospital.items.accept(items[0] ?? '', ada.id)
    const made = (await offer()).offer
    expect(made).toMatchObject({ fromPersonId: ada.id, toPersonId: ben.id, openItems: 2, state: 'waiting' })
    expect((await ben.ask(duty.myDuty, {})).offers).toEqual([made])
    expect((await ada.ask(duty.myDuty, {})).offers).toEqual([made])
    // One more arrives while the offer waits: it moves too.
    const late = await hospital.items.arrive(registrar)
    await hospital.items.accept(late, ada.id)
    const since = hospital.published.length
    const { role } = await ben.ask(duty.acceptRole, { offerId: made.id })
    expect(role.holders.map(({ personId }) => personId)).toEqual([ben.id])
    const accepted = (await hospital.items.all()).filter(({ acceptedBy }) => acceptedBy === ben.id)
    expect(accepted).toHaveLength(2)
    expect(
      told('role.offered', since)
        .map(({ stream }) => stream)
        .sort(),
    ).toEqual([`person:${ada.id}`, `person:${ben.id}`].sort())
    expect((await ada.ask(duty.myDuty, {})).holding).toEqual([])
    expect((await ben.ask(duty.myDuty, {})).offers).toEqual([])
    await Promise.all([...items, late].map((item) => hospital.items.done(item)))
  })

  it('DUT7: is offered by a holder to somebody on duty who does not hold it, once', async () => {
    expect(await ben.refused(duty.offerRole, { roleId: registrar, toPersonId: ada.id })).toBe('not-found')
    expect(await ada.refused(duty.offerRole, { roleId: registrar, toPersonId: cy.id })).toBe('off-duty')
    expect(await ada.refused(duty.offerRole, { roleId: registrar, toPersonId: ada.id })).toBe(
      'already-exists',
    )
    await offer()
    expect(await ada.refused(duty.offerRole, { roleId: registrar, toPersonId: ben.id })).toBe(
      'already-exists',
    )
  })

  it('DUT7: is accepted by nobody else, and declined or withdrawn once', async () => {
    const { id: offerId } = (await offer()).offer
    await cy.signOn()
    expect(await cy.refused(duty.acceptRole, { offerId })).toBe('not-found')
    expect(await cy.refused(duty.declineRole, { offerId })).toBe('not-found')
    expect(await ada.refused(duty.acceptRole, { offerId })).toBe('not-found')
    const since = hospital.published.length
    await ben.ask(duty.declineRole, { offerId })
    expect(told('role.offered', since)).toMatchObject([
      { data: { offer: { state: 'declined' } } },
      { data: { offer: { state: 'declined' } } },
    ])
    expect(await ben.refused(duty.acceptRole, { offerId })).toBe('no-longer-possible')
    expect(await ada.refused(duty.declineRole, { offerId })).toBe('no-longer-possible')
    const again = (await offer()).offer
    await ada.ask(duty.declineRole, { offerId: again.id })
    expect(await ben.refused(duty.acceptRole, { offerId: again.id })).toBe('no-longer-possible')
  })

  it('DUT7: an offer ends when its role is taken from who made it, or who was asked goes off duty', async () => {
    const first = (await offer()).offer
    await cy.signOn()
    await cy.ask(duty.takeRole, { roleId: registrar, displace: true })
    expect(await ben.refused(duty.acceptRole, { offerId: first.id })).toBe('no-longer-possible')
    const second = await cy.ask(duty.offerRole, { roleId: registrar, toPersonId: ben.id })
    await ben.ask(duty.signOff, {})
    expect(await ben.refused(duty.acceptRole, { offerId: second.offer.id })).toBe('no-longer-possible')
    expect((await cy.ask(duty.myDuty, {})).offers).toEqual([])
  })

  it('DUT7: of accepting and withdrawing at the same moment, one happens', async () => {
    const { id: offerId } = (await offer()).offer
    const [accepted, withdrawn] = await Promise.all([
      ben.try(duty.acceptRole, { offerId }),
      ada.try(duty.declineRole, { offerId }),
    ])
    expect([accepted.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1)
    expect(await holders(registrar)).toEqual([accepted.ok ? ben.id : ada.id])
  })
})

describe('what is sent to a role', () => {
  const reached = (...roleIds: string[]) => hospital.read((transaction) => holdersOf(transaction, roleIds))

  it('DUT11: goes to its holders, else to its fallback’s, else to nobody; what is not here has no entry', async () => {
    await ada.signOn(sho)
    const unknown = uuidv7()
    const found = await reached(registrar, sho, unknown)
    expect(found.get(registrar)).toEqual([ada.id])
    expect(found.has(unknown)).toBe(false)
    await ben.signOn(registrar)
    expect((await reached(registrar)).get(registrar)).toEqual([ben.id])
    await ada.ask(duty.signOff, {})
    expect((await reached(sho)).get(sho)).toEqual([])
  })
})

describe('roles', () => {
  it('DUT9: has a history, newest first, by the page', async () => {
    for (const who of [ada, ben, cy, ada]) {
      await who.signOn(sho)
      hospital.clock.advance(60_000)
      await who.ask(duty.signOff, {})
    }
    const { holdings } = await ada.ask(duty.roleHistory, { roleId: sho })
    expect(holdings.map(({ personId }) => personId)).toEqual([ada.id, cy.id, ben.id, ada.id])
    expect(holdings.every(({ ended }) => ended === 'signed-off')).toBe(true)
    const before = holdings[1]?.since ?? ''
    expect((await ada.ask(duty.roleHistory, { roleId: sho, before })).holdings).toEqual(holdings.slice(2))
    expect(await ada.refused(duty.roleHistory, { roleId: uuidv7() })).toBe('not-found')
  })

  it('DUT9: retired, it keeps its name and history, frees both, and takes no more work', async () => {
    await ada.signOn(sho)
    const { role } = await hospital.administrator.ask(duty.retireRole, { roleId: sho })
    expect(role).toMatchObject({ state: 'retired', holders: [] })
    expect(await ada.refused(duty.takeRole, { roleId: sho })).toBe('not-found')
    expect(await hospital.administrator.refused(duty.retireRole, { roleId: sho })).toBe('no-longer-possible')
    expect((await ada.ask(duty.roleHistory, { roleId: sho })).holdings).toHaveLength(1)
    await hospital.addRole(`SHO ${named}`)
  })
})
