import { api, type Person } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { readableOwnStreams } from '../audience.ts'
import { granted, refused } from '../hospital.fixture.ts'
import {
  activeAmong,
  activeByEmail,
  activeWithVisitors,
  administratorsOf,
  affiliatedWith,
  areAffiliated,
  findPeopleByEmail,
  peopleAt,
  peopleOfProfession,
  visitorsAmong,
  visitsOf,
} from '../index.ts'
import { findCandidates, findDemonstrationPerson, readDemonstrationPeople } from '../store/people-system.ts'
import { type Device, openTwoHospitals, type TwoHospitals } from './two-hospitals.fixture.ts'

const { beginVisit, listVisits, peopleByIds, openPerson, searchDirectory, changePerson, addTeam } =
  api.identity
const { suspendPerson, reinstatePerson, resetAccess, makeAdministrator, removeAdministrator } = api.identity
const { addTeamMembers, endAffiliation, listAffiliations, setMyContact } = api.identity

let two: TwoHospitals
let ada: TwoHospitals['ada']
let zoe: TwoHospitals['zoe']
let beatrix: Device
let visitor: Person
beforeAll(async () => {
  two = await openTwoHospitals()
  ;({ ada, zoe } = two)
  await two.connect()
  const details = { profession: 'Nurse', grade: 'Staff nurse', specialty: 'Emergency' }
  beatrix = await two.signIn(await two.hire(ada, 'Beatrix Lowe', details))
  const { visit } = granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id }))
  visitor = await personThere(visit.personId)
})
afterAll(() => two.close())

async function personThere(id: string): Promise<Person> {
  const [person] = granted(await zoe.ask(peopleByIds, { ids: id })).people
  if (person === undefined) throw new Error('nobody is there')
  return person
}

/** Reads as the Moor View. */
function there<Result>(read: Parameters<typeof inSnapshot<Result>>[2]): Promise<Result> {
  return inSnapshot(two.database.app, two.moorView.id, read)
}

async function levelled(): Promise<void> {
  const stop = two.identity.watchAffiliations()
  two.clock.advance(5_000)
  await stop()
}

describe('a person becomes a visitor', () => {
  it('AFF4: nobody does by being connected: it takes turning to the organisation', async () => {
    const chidi = await two.signIn(await two.hire(ada, 'Chidi Obi'))
    expect(granted(await chidi.ask(listVisits, {}))).toEqual({ organisations: [two.moorView], visits: [] })
    const { visit } = granted(await chidi.ask(beginVisit, { organisationId: two.moorView.id }))
    expect(visit.organisation).toEqual(two.moorView)
    expect(granted(await chidi.ask(listVisits, {})).visits).toEqual([visit])
  })

  it('AFF4: the organisation knows what their home has of them, and no address', () => {
    expect(visitor).toEqual({
      id: visitor.id,
      name: 'Beatrix Lowe',
      profession: 'Nurse',
      grade: 'Staff nurse',
      specialty: 'Emergency',
      email: '',
      contact: { telephone: null, bleep: null },
      siteId: null,
      placeId: null,
      state: 'active',
      administrator: false,
      visitorFrom: two.brannocs,
    })
    expect(visitor.id).not.toBe(beatrix.person.id)
  })

  it('AFF4: its people are told of them, and it is in its audit log as the visitor’s own act', async () => {
    expect(two.published).toContainEqual(
      expect.objectContaining({
        stream: `organisation:${two.moorView.id}`,
        by: visitor.id,
        type: 'person.changed',
        data: { person: visitor },
      }),
    )
    const leaves = await two.leaves(two.moorView.id)
    expect(leaves).toContainEqual({
      actor: visitor.id,
      action: 'identity.beginVisit',
      subjects: [{ kind: 'person', id: visitor.id }],
    })
  })

  it('AFF4: of two devices at one moment one makes them, and both are who they are there', async () => {
    const hired = await two.hire(ada, 'Dora Finch')
    const [one, other] = [await two.signIn(hired), two.as({ personId: hired.person.id })]
    const input = { organisationId: two.moorView.id }
    const answers = await Promise.all([
      one.ask(beginVisit, input),
      other.ask(beginVisit, input),
      one.ask(beginVisit, input),
      other.ask(beginVisit, input),
    ])
    expect(new Set(answers.map((answer) => granted(answer).visit.personId)).size).toBe(1)
    const { rowCount } = await two.database.system.query('select from person where home_person_id = $1', [
      hired.person.id,
    ])
    expect(rowCount).toBe(1)
  })

  it('AFF4: there is none of a stranger’s organisation, of one’s own, and of none at all', async () => {
    const third = await two.foundAnother('Hill House')
    for (const organisationId of [third.organisationId, two.brannocs.id, crypto.randomUUID()])
      expect(refused(await beatrix.ask(beginVisit, { organisationId }))).toBe('not-found')
  })

  it('AFF4: when home changes their name, it is changed where they visit, with those who look told', async () => {
    const renamed = { personId: beatrix.person.id, name: 'Beatrix Lowe-Hart', grade: 'Sister' }
    granted(await ada.ask(changePerson, renamed))
    const before = two.published.length
    await levelled()
    const now = await personThere(visitor.id)
    expect(now).toEqual({ ...visitor, name: 'Beatrix Lowe-Hart', grade: 'Sister' })
    expect(two.published.slice(before)).toMatchObject([
      { stream: `organisation:${two.moorView.id}`, type: 'person.changed', data: { person: now } },
    ])
    expect((await two.leaves(two.moorView.id)).at(-1)).toMatchObject({
      actor: 'system:affiliations',
      action: 'identity.levelVisitor',
    })
    await levelled()
    expect(two.published.length).toBe(before + 1)

    granted(
      await ada.ask(changePerson, { personId: beatrix.person.id, name: visitor.name, grade: visitor.grade }),
    )
    granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id }))
    expect(await personThere(visitor.id)).toEqual(visitor)
  })

  it('AFF4: what home has of them beyond that stays at home', async () => {
    const before = two.published.length
    granted(await beatrix.ask(setMyContact, { telephone: '01632 960777', bleep: '99' }))
    await levelled()
    expect(await personThere(visitor.id)).toEqual(visitor)
    expect(two.published.slice(before)).toMatchObject([{ stream: `organisation:${two.brannocs.id}` }])
    const { rows } = await two.database.system.query<{ row: string }>(
      'select row_to_json(person)::text as row from person where id = $1',
      [visitor.id],
    )
    expect(rows[0]?.row).not.toMatch(/01632|2145|brannoc\.example/)
  })

  it('AFF4: there is no way to sign in as one', async () => {
    const { rows } = await two.database.system.query<{ email: string }>(
      'select email from person where id = $1',
      [visitor.id],
    )
    const email = rows[0]?.email ?? ''
    expect(email).toBe(`${beatrix.person.id}@visitor.invalid`)
    const { system } = two.database
    expect(await findCandidates(system, email)).toEqual([])
    expect(await findPeopleByEmail(system, email)).toEqual([])
    expect(refused(await zoe.ask(resetAccess, { personId: visitor.id }))).toBe('not-found')
    const demonstration = await openTwoHospitals()
    try {
      await demonstration.connect()
      const emil = await demonstration.signIn(await demonstration.hire(demonstration.ada, 'Emil Roth'))
      const begun = await emil.ask(beginVisit, { organisationId: demonstration.moorView.id })
      const { personId } = granted(begun).visit
      await demonstration.asOwner('update organisation set demonstration = true')
      const people = await readDemonstrationPeople(demonstration.database.system)
      expect(people.map(({ name }) => name)).toEqual(['Ada Bell', 'Emil Roth', 'Zoe Vane'])
      expect(await findDemonstrationPerson(demonstration.database.system, personId)).toBeUndefined()
    } finally {
      await demonstration.close()
    }
  })
})

describe('a visitor in the organisation that they visit', () => {
  it('AFF7: nobody finds them in its directory, by name, by profession or by where people are', async () => {
    for (const text of ['Beatrix', 'Lowe', 'Nurse', 'Emergency', '', beatrix.person.id.slice(0, 8)]) {
      const { people } = granted(await zoe.ask(searchDirectory, { text, everyone: 'true' }))
      expect(people.map(({ person }) => person.id)).not.toContain(visitor.id)
    }
    granted(await zoe.ask(suspendPerson, { personId: visitor.id }))
    granted(await zoe.ask(reinstatePerson, { personId: visitor.id }))
    const rows = await two.database.system.query('select from directory_entry where id = $1', [visitor.id])
    expect(rows.rowCount).toBe(0)
    expect(granted(await zoe.ask(openPerson, { personId: visitor.id })).person).toEqual(visitor)
  })

  it('AFF7: they are in no list of the organisation’s people that anything is sent to', async () => {
    const { organisationId: siteId } = zoe
    await there(async (transaction) => {
      expect(await peopleOfProfession(transaction, 'nurse')).toEqual([])
      expect(await peopleAt(transaction, { siteId })).toEqual([])
      expect(await administratorsOf(transaction)).toEqual([zoe.administratorId])
      const email = `${beatrix.person.id}@visitor.invalid`
      expect(await activeByEmail(transaction, [email])).toEqual(new Map())
      expect(await activeAmong(transaction, [visitor.id, zoe.administratorId])).toEqual(
        new Set([zoe.administratorId]),
      )
      expect(await activeWithVisitors(transaction, [visitor.id])).toEqual(new Set([visitor.id]))
    })
  })

  it('AFF7: they read their own stream and not the organisation’s', async () => {
    const readable = await there((transaction) =>
      readableOwnStreams(transaction, [visitor.id, zoe.administratorId]),
    )
    expect(readable).toEqual(
      expect.arrayContaining([
        { personId: visitor.id, stream: { kind: 'person', id: visitor.id }, horizon: 0 },
        {
          personId: zoe.administratorId,
          stream: { kind: 'organisation', id: two.moorView.id },
          horizon: 0,
        },
      ]),
    )
    expect(readable).toHaveLength(3)
  })

  it('AFF5: administrators there may shut them out and let them in again, and nothing else', async () => {
    const personId = visitor.id
    expect(refused(await zoe.ask(changePerson, { personId, name: 'Somebody Else' }))).toBe('not-found')
    expect(refused(await zoe.ask(makeAdministrator, { personId }))).toBe('not-found')
    expect(refused(await zoe.ask(removeAdministrator, { personId }))).toBe('not-found')
    expect(refused(await zoe.ask(resetAccess, { personId }))).toBe('not-found')
    const team = { name: 'Falls', kind: 'mdt' as const, siteId: null, placeId: null }
    expect(refused(await zoe.ask(addTeam, { ...team, personIds: [personId] }))).toBe('not-found')
    const { team: falls } = granted(await zoe.ask(addTeam, { ...team, personIds: [] }))
    const joined = await zoe.ask(addTeamMembers, { teamId: falls.id, personIds: [personId] })
    expect(refused(joined)).toBe('not-found')
    const suspended = granted(await zoe.ask(suspendPerson, { personId })).person
    expect(suspended).toEqual({ ...visitor, state: 'suspended' })
    expect(refused(await beatrix.ask(beginVisit, { organisationId: two.moorView.id }))).toBe('not-found')
    expect(granted(await beatrix.ask(listVisits, {})).visits).toEqual([])
    expect(granted(await zoe.ask(reinstatePerson, { personId })).person).toEqual(visitor)
    granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id }))
  })

  it('AFF5: another visitor may be shut out too: their addresses, which nobody has, do not stand in the way', async () => {
    const fay = await two.signIn(await two.hire(ada, 'Fay Orr'))
    const { visit } = granted(await fay.ask(beginVisit, { organisationId: two.moorView.id }))
    for (const personId of [visit.personId, visitor.id]) granted(await zoe.ask(suspendPerson, { personId }))
    for (const personId of [visit.personId, visitor.id]) granted(await zoe.ask(reinstatePerson, { personId }))
  })
})

describe('what other capabilities ask', () => {
  it('AFF4: whose home is where, of visitors alone', async () => {
    const known = await there((transaction) => visitorsAmong(transaction, [visitor.id, zoe.administratorId]))
    expect(known).toEqual(
      new Map([
        [
          visitor.id,
          {
            organisationId: two.brannocs.id,
            organisationName: two.brannocs.name,
            personId: beatrix.person.id,
          },
        ],
      ]),
    )
  })

  it('AFF6: who people are elsewhere, while the two are connected and they are not suspended there', async () => {
    const { system } = two.database
    const visits = () => visitsOf(system, two.brannocs.id, [beatrix.person.id, two.founded.administratorId])
    const one = {
      organisationId: two.moorView.id,
      personId: visitor.id,
      homePersonId: beatrix.person.id,
    }
    expect(await visits()).toEqual([one])
    granted(await zoe.ask(suspendPerson, { personId: visitor.id }))
    expect(await visits()).toEqual([])
    granted(await zoe.ask(reinstatePerson, { personId: visitor.id }))
    expect(await visits()).toEqual([one])
    expect(await there(affiliatedWith)).toEqual([two.brannocs])
    expect(await areAffiliated(system, two.brannocs.id, two.moorView.id)).toBe(true)
    const [agreed] = granted(await ada.ask(listAffiliations, {})).affiliations
    granted(await ada.ask(endAffiliation, { affiliationId: agreed?.id ?? '' }))
    expect(await visits()).toEqual([])
    expect(await there(affiliatedWith)).toEqual([])
    expect(await areAffiliated(system, two.moorView.id, two.brannocs.id)).toBe(false)
    const known = await there((transaction) => visitorsAmong(transaction, [visitor.id]))
    expect(known.has(visitor.id)).toBe(true)

    await two.connect()
    const { visit } = granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id }))
    expect(visit.personId).toBe(visitor.id)
  })
})
