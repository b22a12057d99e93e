import { api } from '@baton/contract'
import { whoHas } from '@baton/domain/duty/fall-back'
import { loseDuty } from './commands/lose-duty.ts'
import { loadBoard } from './holding/load-board.ts'
import type { Colleague, Hospital } from './hospital.fixture.ts'

const { duty } = api

/** What people do to a real hospital, in numbers: each is taken modulo how many there are. */
export interface BusyAct {
  readonly what: (typeof busyActs)[number]
  readonly who: number
  readonly role: number
  readonly other: number
  readonly flag: boolean
}

export const busyActs = [
  'signOn',
  'signOn',
  'signOff',
  'take',
  'take',
  'giveUp',
  'offer',
  'offer',
  'accept',
  'decline',
  'itemArrives',
  'itemAccepted',
  'itemAccepted',
  'itemDone',
  'suspend',
] as const

/** Five people and four roles: two always covered that fall to each other, one of all who coordinate, one shared. */
export interface BusyHospital {
  readonly people: readonly Colleague[]
  readonly roleIds: readonly string[]
  /** Does several things at the same moment; returns how many were done. */
  turn(given: readonly BusyAct[]): Promise<number>
  /** The first thing that is as it must never be, or `null`. */
  broken(): Promise<string | null>
}

let opened = 0

export async function openBusyHospital(hospital: Hospital): Promise<BusyHospital> {
  opened += 1
  const people: Colleague[] = []
  for (let index = 0; index < 5; index += 1) people.push(await hospital.hire())
  await Promise.all(people.map((person) => person.signOn()))
  const always = { kind: 'always' } as const
  const sho = await hospital.addRole(`Busy SHO ${opened}`)
  const registrar = await hospital.addRole(`Busy registrar ${opened}`, { cover: always, fallbackRoleId: sho })
  const outreach = await hospital.addRole(`Busy outreach ${opened}`, {
    cover: always,
    holdersAtMost: 2,
    fallbackRoleId: registrar,
  })
  const site = await hospital.addRole(`Busy site manager ${opened}`, { cover: always, coordinates: true })
  const roleIds = [sho, registrar, outreach, site]
  const always_ = [registrar, outreach, site]
  const held = new Set<string>()
  const bereft = new Set<string>()

  /** Whoever holds it, so that most of what is done to it can be done. */
  async function holderOf(roleId: string, otherwise: Colleague): Promise<Colleague> {
    const [holderId] = (await hospital.read(loadBoard)).roles.get(roleId)?.holderIds ?? []
    return people.find(({ id }) => id === holderId) ?? otherwise
  }

  async function perform({ what, who, role, other, flag }: BusyAct): Promise<boolean> {
    const person = people[who % people.length]
    const colleague = people[other % people.length]
    const roleId = roleIds[role % roleIds.length] ?? ''
    if (person === undefined || colleague === undefined) return false
    const items = async () => (await hospital.items.all()).filter((item) => roleIds.includes(item.roleId))
    switch (what) {
      case 'signOn': {
        const input = { from: 'site' as const, placeId: null, telephone: null, until: null }
        return (await person.try(duty.signOn, { ...input, roleIds: flag ? [roleId] : [] })).ok
      }
      case 'signOff':
        return (await person.try(duty.signOff, {})).ok
      case 'take':
        return (await person.try(duty.takeRole, { roleId, displace: flag })).ok
      case 'giveUp':
        return (await (await holderOf(roleId, person)).try(duty.giveUpRole, { roleId })).ok
      case 'offer':
        return (
          await (await holderOf(roleId, person)).try(duty.offerRole, { roleId, toPersonId: colleague.id })
        ).ok
      case 'accept':
      case 'decline': {
        const asked = await Promise.all(people.map((one) => one.ask(duty.myDuty, {})))
        const offers = asked.flatMap((one) => one.offers)
        const offer = offers[other % Math.max(offers.length, 1)]
        const whom = people.find(({ id }) => id === offer?.toPersonId)
        if (offer === undefined || whom === undefined) return false
        const deed = what === 'accept' ? duty.acceptRole : duty.declineRole
        return (await whom.try(deed, { offerId: offer.id })).ok
      }
      case 'itemArrives':
        await hospital.items.arrive(roleId)
        return true
      case 'itemAccepted': {
        const open = (await items()).filter(({ acceptedBy }) => acceptedBy === null)
        const item = open[other % Math.max(open.length, 1)]
        return item !== undefined && hospital.items.accept(item.id, person.id)
      }
      case 'itemDone': {
        const all = await items()
        const item = all[other % Math.max(all.length, 1)]
        if (item !== undefined) await hospital.items.done(item.id)
        return item !== undefined
      }
      case 'suspend': {
        if (other % 4 > 0) return false
        await hospital.suspend(person)
        await loseDuty(hospital.parts, { organisationId: hospital.organisationId, personId: person.id })
        await hospital.items.reopen(person.id)
        await hospital.administrator.ask(api.identity.reinstatePerson, { personId: person.id })
        for (const id of always_) bereft.add(id)
        return true
      }
    }
  }

  return {
    people,
    roleIds,
    async turn(given) {
      const done = await Promise.all(given.map(perform))
      return done.filter(Boolean).length
    },
    async broken() {
      const board = await hospital.read(loadBoard)
      for (const roleId of roleIds) {
        const role = board.roles.get(roleId)
        if (role === undefined) return `${roleId} is gone`
        const { holderIds } = role
        if (holderIds.length > role.holdersAtMost) return `${roleId} is held by too many`
        if (holderIds.some((id) => !board.onDuty.has(id))) return `${roleId} is held by somebody off duty`
        if (holderIds.length > 0) {
          held.add(roleId)
          bereft.delete(roleId)
        }
        const mustBe = always_.includes(roleId) && held.has(roleId) && !bereft.has(roleId)
        if (mustBe && holderIds.length === 0) return `${roleId} must always be covered and is empty`
        const reached = whoHas(board, roleId)?.personIds ?? []
        if (reached.some((id) => !board.onDuty.has(id))) return `${roleId} reaches somebody off duty`
      }
      const accepted = (await hospital.items.all()).flatMap(({ acceptedBy }) => acceptedBy ?? [])
      const orphan = accepted.find((id) => people.some((one) => one.id === id) && !board.onDuty.has(id))
      return orphan === undefined ? null : `${orphan} is off duty with an accepted urgent item`
    },
  }
}
