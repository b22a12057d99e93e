import {
  api,
  type InputOf,
  type Operation,
  type Organisation,
  type OutputOf,
  type Person,
  type Place,
  type Site,
  type Team,
} from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inSnapshot } from '../../platform/database/transaction.ts'
import { readEvents } from '../../platform/streams/store.ts'
import { granted, type Hospital, openHospital } from './hospital.fixture.ts'
import { hydrateIdentity } from './hydrate.ts'

/** What a client holds of an organisation: everything by id, with whom it is connected, and the position it has read. */
interface Held {
  position: number
  connected: Organisation[]
  things: Map<string, Person | Team | Site | Place>
}

let hospital: Hospital
let ada: ReturnType<Hospital['as']>
let other: Awaited<ReturnType<Hospital['foundAnother']>>
beforeAll(async () => {
  hospital = await openHospital()
  ada = hospital.as({ personId: hospital.founded.administratorId })
})
afterAll(() => hospital.close())

async function ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> {
  return granted(await ada.ask(operation, input))
}

async function fresh(): Promise<Held> {
  const { sites, places, position } = await ask(api.identity.listPlaces, {})
  const { teams } = await ask(api.identity.listTeams, {})
  const { people } = await ask(api.identity.searchDirectory, { everyone: 'true', limit: 100 })
  const opened = await Promise.all(teams.map(({ id }) => ask(api.identity.openTeam, { teamId: id })))
  const all = [...sites, ...places, ...opened.map(({ team }) => team), ...people.map(({ person }) => person)]
  const { organisations: connected } = await ask(api.identity.listVisits, {})
  return { position, connected, things: new Map(all.map((thing) => [thing.id, thing])) }
}

/** Every event of the organisation's stream carries one whole thing, or list, which replaces what was held. */
function apply(held: Held, event: { seq: number; data: unknown }): void {
  if (event.seq <= held.position) return
  expect(event.seq).toBe(held.position + 1)
  held.position = event.seq
  const data = event.data as { organisations?: Organisation[] }
  if (data.organisations !== undefined) {
    held.connected = data.organisations
    return
  }
  const [thing] = Object.values(event.data as Record<string, Person | Team | Site | Place>)
  if (thing !== undefined && !('visitorFrom' in thing)) held.things.set(thing.id, thing)
}

async function fromLog(after: number) {
  const { organisationId } = hospital.founded
  return inSnapshot(hospital.database.app, organisationId, async (transaction) => {
    const rows = await readEvents(transaction, [{ streamId: organisationId, seq: after }], 1_000)
    const said = await hydrateIdentity(
      transaction,
      rows.map((row) => ({ ...row, kind: 'organisation' as const })),
    )
    return rows.map((row, index) => ({ seq: row.seq, data: said[index]?.data }))
  })
}

const names = new Map<string, string>()
const known = (name: string) => names.get(name) ?? ''

/** Every command that changes what the directory shows, in an order in which each can be done. */
const commands: readonly [string, () => Promise<void>][] = [
  [
    'addSite',
    async () => keep('site', (await ask(api.identity.addSite, { name: 'East', kind: 'hospital' })).site),
  ],
  [
    'renameSite',
    async () => void (await ask(api.identity.renameSite, { siteId: known('site'), name: 'West' })),
  ],
  [
    'addPlace',
    async () => {
      const bays = [{ kind: 'bay' as const, name: 'Bay A', inside: [{ kind: 'bed' as const, name: 'A1' }] }]
      const ward = {
        siteId: known('site'),
        parentId: null,
        kind: 'ward' as const,
        name: 'Ward 7',
        inside: bays,
      }
      keep('ward', (await ask(api.identity.addPlace, ward)).places[0])
    },
  ],
  [
    'renamePlace',
    async () => void (await ask(api.identity.renamePlace, { placeId: known('ward'), name: 'Ward 8' })),
  ],
  [
    'addTeam',
    async () => {
      const team = { name: 'Falls', kind: 'mdt' as const, siteId: null, placeId: null, personIds: [] }
      keep('team', (await ask(api.identity.addTeam, team)).team)
    },
  ],
  [
    'renameTeam',
    async () => void (await ask(api.identity.renameTeam, { teamId: known('team'), name: 'Falls team' })),
  ],
  [
    'addPerson',
    async () => {
      const bo = { ...plainPerson, name: 'Bo Li', email: 'bo@brannoc.example', teamIds: [known('team')] }
      keep('bo', (await ask(api.identity.addPerson, bo)).person)
    },
  ],
  [
    'changePerson',
    async () => {
      const where = { siteId: known('site'), placeId: known('ward') }
      await ask(api.identity.changePerson, { personId: known('bo'), ...where })
    },
  ],
  [
    'setMyContact',
    async () => void (await ask(api.identity.setMyContact, { telephone: '01632 960001', bleep: null })),
  ],
  [
    'makeAdministrator',
    async () => void (await ask(api.identity.makeAdministrator, { personId: known('bo') })),
  ],
  [
    'removeAdministrator',
    async () => void (await ask(api.identity.removeAdministrator, { personId: known('bo') })),
  ],
  ['suspendPerson', async () => void (await ask(api.identity.suspendPerson, { personId: known('bo') }))],
  ['reinstatePerson', async () => void (await ask(api.identity.reinstatePerson, { personId: known('bo') }))],
  [
    'addTeamMembers',
    async () => {
      const personIds = [hospital.founded.administratorId]
      await ask(api.identity.addTeamMembers, { teamId: known('team'), personIds })
    },
  ],
  [
    'removeTeamMember',
    async () =>
      void (await ask(api.identity.removeTeamMember, { teamId: known('team'), personId: known('bo') })),
  ],
  [
    'importPeople',
    async () => {
      const csv = 'name,email,profession,team\nCy Young,cy@brannoc.example,Porter,Falls team'
      await ask(api.identity.importPeople, { csv, rows: 'all' })
    },
  ],
  [
    'acceptInvitation',
    async () => {
      other = await hospital.foundAnother('Moor View')
      const { code } = granted(await other.ask(api.identity.inviteOrganisation, {}))
      await ask(api.identity.acceptInvitation, { code })
    },
  ],
  [
    'beginVisit by one of the other organisation',
    async () => {
      const { organisationId } = hospital.founded
      const { visit } = granted(await other.ask(api.identity.beginVisit, { organisationId }))
      names.set('visitor', visit.personId)
    },
  ],
  [
    'suspendPerson of a visitor',
    async () => void (await ask(api.identity.suspendPerson, { personId: known('visitor') })),
  ],
  [
    'endAffiliation',
    async () => {
      const { affiliations } = await ask(api.identity.listAffiliations, {})
      await ask(api.identity.endAffiliation, { affiliationId: affiliations[0]?.id ?? '' })
    },
  ],
  [
    'acceptInvitation by the other organisation',
    async () => {
      const { code } = await ask(api.identity.inviteOrganisation, {})
      granted(await other.ask(api.identity.acceptInvitation, { code }))
    },
  ],
  [
    'endAffiliation by the other organisation',
    async () => {
      const { affiliations } = granted(await other.ask(api.identity.listAffiliations, {}))
      const before = hospital.published.length
      granted(await other.ask(api.identity.endAffiliation, { affiliationId: affiliations[0]?.id ?? '' }))
      await expect.poll(() => hospital.published.length).toBe(before + 2)
    },
  ],
]

function keep(name: string, thing: { id: string } | undefined): void {
  names.set(name, thing?.id ?? '')
}

describe('an old answer and the events after it', () => {
  it.each(commands)('IDN23: say what a fresh answer says, after %s', async (_name, run) => {
    const live = await fresh()
    const late: Held = { ...live, things: new Map(live.things) }
    const before = hospital.published.length
    await run()
    const mine = `organisation:${hospital.founded.organisationId}`
    const events = hospital.published.slice(before).filter(({ stream }) => stream === mine)
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) apply(live, event)
    for (const event of await fromLog(late.position)) apply(late, event)
    const now = await fresh()
    expect(live).toEqual(now)
    expect(late).toEqual(now)
  })

  it('IDN23: the whole log, read at the end, says what a fresh answer says', async () => {
    const held: Held = { position: 0, connected: [], things: new Map() }
    for (const event of await fromLog(0)) apply(held, event)
    expect(held).toEqual(await fresh())
  })
})
