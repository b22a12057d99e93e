import { api, type InputOf, type Person } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { granted, type Hospital, openHospital, refused } from './hospital.fixture.ts'

const administration = api.identity
const { addPerson, changePerson, suspendPerson, reinstatePerson, resetAccess, openPerson, listTeams } =
  api.identity
const { addTeam, addTeamMembers, removeTeamMember, renameTeam, openTeam, addSite, addPlace, listPlaces } =
  api.identity
const { makeAdministrator, removeAdministrator, useAccessCode, signInWithPassword, whoAmI, renamePlace } =
  api.identity

let hospital: Hospital
let ada: ReturnType<Hospital['as']>
beforeAll(async () => {
  hospital = await openHospital()
  ada = hospital.as({ personId: hospital.founded.administratorId })
})
afterAll(() => hospital.close())

function nurse(name: string): InputOf<typeof addPerson> {
  return {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@brannoc.example`,
    profession: 'Nurse',
    grade: 'Staff nurse',
    specialty: null,
    contact: { telephone: null, bleep: '2145' },
    siteId: null,
    placeId: null,
    teamIds: [],
  }
}

async function added(name: string): Promise<Person> {
  return granted(await ada.ask(addPerson, nurse(name))).person
}

describe('adding and changing people', () => {
  it('an administrator adds a nurse, who signs in with the code and is told of in an event', async () => {
    const { person, access } = granted(await ada.ask(addPerson, nurse('Grace Adeyemi')))
    expect(person).toMatchObject({ name: 'Grace Adeyemi', state: 'active', administrator: false })
    expect(hospital.published.at(-1)).toMatchObject({ type: 'person.changed', data: { person } })
    expect(access.link).toBe(`http://localhost:3000/welcome#${access.code}`)
    const browser = hospital.browser()
    const me = granted(
      await browser.ask(useAccessCode, { code: access.code, password: 'kettle on at seven' }),
    )
    expect(me.person).toEqual(person)
    expect(granted(await browser.ask(openPerson, { personId: person.id })).person).toEqual(person)
  })

  it('IDN28: the same address is refused in the organisation, and free in another', async () => {
    expect(refused(await ada.ask(addPerson, nurse('Grace Adeyemi')))).toBe('already-exists')
    expect(
      refused(await ada.ask(addPerson, { ...nurse('Other'), email: 'GRACE.Adeyemi@brannoc.example' })),
    ).toBe('already-exists')
    const other = await hospital.foundAnother('Moor View')
    granted(await other.ask(addPerson, nurse('Grace Adeyemi')))
  })

  it('IDN24: a nurse may not add, suspend or import anyone, nor change a team or a place', async () => {
    const ben = await added('Ben Okoye')
    const him = hospital.as({ personId: ben.id })
    const { id } = ben
    expect(refused(await him.ask(addPerson, nurse('Someone Else')))).toBe('not-found')
    expect(refused(await him.ask(suspendPerson, { personId: id }))).toBe('not-found')
    expect(refused(await him.ask(resetAccess, { personId: id }))).toBe('not-found')
    expect(refused(await him.ask(makeAdministrator, { personId: id }))).toBe('not-found')
    expect(refused(await him.ask(administration.importPeople, { csv: 'a', rows: 'good' }))).toBe('not-found')
    expect(refused(await him.ask(addSite, { name: 'East', kind: 'hospital' }))).toBe('not-found')
    expect(
      refused(
        await him.ask(addTeam, { name: 'T', kind: 'other', siteId: null, placeId: null, personIds: [] }),
      ),
    ).toBe('not-found')
  })

  it('corrects one thing about a person and leaves the rest', async () => {
    const was = await added('Cerys Hughes')
    const { person } = granted(await ada.ask(changePerson, { personId: was.id, grade: 'Ward sister' }))
    expect(person).toEqual({ ...was, grade: 'Ward sister' })
    const taken = await ada.ask(changePerson, { personId: was.id, email: 'grace.adeyemi@brannoc.example' })
    expect(refused(taken)).toBe('already-exists')
  })

  it('IDN26: the last administrator can neither be suspended nor stop being one', async () => {
    const { administratorId } = hospital.founded
    expect(refused(await ada.ask(suspendPerson, { personId: administratorId }))).toBe('last-administrator')
    expect(refused(await ada.ask(removeAdministrator, { personId: administratorId }))).toBe(
      'last-administrator',
    )
    const deputy = await added('Dilip Shah')
    granted(await ada.ask(makeAdministrator, { personId: deputy.id }))
    expect(
      granted(await ada.ask(removeAdministrator, { personId: administratorId })).person.administrator,
    ).toBe(false)
    const dilip = hospital.as({ personId: deputy.id, administrator: true })
    expect(refused(await dilip.ask(suspendPerson, { personId: deputy.id }))).toBe('last-administrator')
    granted(await dilip.ask(makeAdministrator, { personId: administratorId }))
    granted(await ada.ask(suspendPerson, { personId: deputy.id }))
    expect(refused(await ada.ask(makeAdministrator, { personId: deputy.id }))).toBe('no-longer-possible')
    expect(refused(await ada.ask(removeAdministrator, { personId: administratorId }))).toBe(
      'last-administrator',
    )
  })

  it('IDN26: two administrators who suspend each other at once leave one of them', async () => {
    const eve = await added('Eve Marsh')
    granted(await ada.ask(makeAdministrator, { personId: eve.id }))
    const her = hospital.as({ personId: eve.id, administrator: true })
    const answers = await Promise.all([
      ada.ask(suspendPerson, { personId: eve.id }),
      her.ask(suspendPerson, { personId: hospital.founded.administratorId }),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok).map(refused)).toEqual(['last-administrator'])
    const left = answers[0]?.ok ? ada : her
    granted(await left.ask(reinstatePerson, { personId: eve.id }))
    granted(await left.ask(reinstatePerson, { personId: hospital.founded.administratorId }))
    granted(await ada.ask(removeAdministrator, { personId: eve.id }))
  })

  it('IDN25: a suspended nurse is signed out at once and cannot sign in; reinstated, she can', async () => {
    const { person, access } = granted(await ada.ask(addPerson, nurse('Fay Lindqvist')))
    const browser = hospital.browser()
    const password = 'porridge without sugar'
    granted(await browser.ask(useAccessCode, { code: access.code, password }))
    const ended: string[] = []
    const stop = hospital.identity.sessions.onEnded((ids) => ended.push(...ids))
    const { sessionId } = granted(await browser.ask(whoAmI, {}))
    expect(granted(await ada.ask(suspendPerson, { personId: person.id })).person.state).toBe('suspended')
    stop()
    expect(ended).toEqual([sessionId])
    expect(await hospital.identity.sessions.revalidate([sessionId])).toEqual([])
    expect(refused(await browser.ask(whoAmI, {}))).toBe('not-signed-in')
    const again = { email: person.email, password }
    expect(refused(await browser.ask(signInWithPassword, again))).toBe('sign-in-failed')
    granted(await ada.ask(reinstatePerson, { personId: person.id }))
    expect(refused(await browser.ask(whoAmI, {}))).toBe('not-signed-in')
    granted(await browser.ask(signInWithPassword, again))
  })

  it('IDN27: resetting access ends sessions and password, and gives one code of which the newest counts', async () => {
    const { person, access } = granted(await ada.ask(addPerson, nurse('Gita Rao')))
    const browser = hospital.browser()
    const password = 'three lemons and a lime'
    granted(await browser.ask(useAccessCode, { code: access.code, password }))
    const first = granted(await ada.ask(resetAccess, { personId: person.id })).access
    expect(refused(await browser.ask(whoAmI, {}))).toBe('not-signed-in')
    expect(refused(await browser.ask(signInWithPassword, { email: person.email, password }))).toBe(
      'sign-in-failed',
    )
    const second = granted(await ada.ask(resetAccess, { personId: person.id })).access
    expect(refused(await browser.ask(useAccessCode, { code: first.code, password }))).toBe(
      'access-code-failed',
    )
    hospital.clock.advance(72 * 3_600_000)
    expect(refused(await browser.ask(useAccessCode, { code: second.code, password }))).toBe(
      'access-code-failed',
    )
    const third = granted(await ada.ask(resetAccess, { personId: person.id })).access
    granted(await browser.ask(useAccessCode, { code: third.code, password }))
  })

  it('IDN31: a change leaves an audit leaf with ids and no names', async () => {
    const { rows } = await hospital.database.system.query<{ leaf: string }>(
      'select row_to_json(audit_leaf)::text as leaf from audit_leaf',
    )
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter(({ leaf }) => /Adeyemi|Gita|brannoc|porridge/i.test(leaf))).toEqual([])
    expect(rows.some(({ leaf }) => leaf.includes('identity.suspendPerson'))).toBe(true)
  })
})

describe('teams', () => {
  it('people join and leave a team, and each change tells the whole team', async () => {
    const [henry, ines] = [await added('Henry Cole'), await added('Ines Duarte')]
    const input = { name: 'Night team', kind: 'on-call', siteId: null, placeId: null } as const
    const { team } = granted(await ada.ask(addTeam, { ...input, personIds: [henry.id, henry.id] }))
    expect(team.memberIds).toEqual([henry.id])
    const joined = granted(await ada.ask(addTeamMembers, { teamId: team.id, personIds: [ines.id] })).team
    expect(joined.memberIds).toEqual([henry.id, ines.id].sort())
    expect(hospital.published.at(-1)).toMatchObject({ type: 'team.changed', data: { team: joined } })
    const left = granted(await ada.ask(removeTeamMember, { teamId: team.id, personId: henry.id })).team
    expect(left.memberIds).toEqual([ines.id])
    granted(await ada.ask(renameTeam, { teamId: team.id, name: 'Hospital at night' }))
    const opened = granted(await hospital.as({ personId: ines.id }).ask(openTeam, { teamId: team.id }))
    expect(opened.people.map((person) => person.name)).toEqual(['Ines Duarte'])
    expect(opened.team.name).toBe('Hospital at night')
    expect(granted(await hospital.as({ personId: ines.id }).ask(listTeams, {})).myTeamIds).toEqual([team.id])
    expect(refused(await ada.ask(addTeam, { ...input, name: 'hospital AT night', personIds: [] }))).toBe(
      'already-exists',
    )
  })
})

describe('places', () => {
  it('adds a ward with its bays and beds, listed by name with numbers in their order', async () => {
    const { site } = granted(await ada.ask(addSite, { name: 'Royal Infirmary', kind: 'hospital' }))
    const beds = [1, 2, 10].map((bed) => ({ kind: 'bed' as const, name: `Bed ${bed}` }))
    const { places } = granted(
      await ada.ask(addPlace, {
        siteId: site.id,
        parentId: null,
        kind: 'ward',
        name: 'Ward 7',
        inside: [{ kind: 'bay', name: 'Bay A', inside: beds }],
      }),
    )
    expect(places.map((place) => place.name)).toEqual(['Ward 7', 'Bay A', 'Bed 1', 'Bed 2', 'Bed 10'])
    const listed = granted(await ada.ask(listPlaces, {}))
    expect(listed.sites).toEqual([site])
    expect(listed.places.filter(({ kind }) => kind === 'bed').map(({ name }) => name)).toEqual([
      'Bed 1',
      'Bed 2',
      'Bed 10',
    ])
    const again = { siteId: site.id, parentId: null, kind: 'ward', name: 'ward 7' } as const
    expect(refused(await ada.ask(addPlace, again))).toBe('already-exists')
    const ward = places[0]?.id ?? ''
    granted(await ada.ask(renamePlace, { placeId: ward, name: 'Ward 8' }))
    granted(await ada.ask(addPlace, again))
  })
})
