import { api, type Person } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { granted, type Hospital, openHospital, refused } from './hospital.fixture.ts'

const { addPerson, addTeam, addSite, addPlace, renamePlace, searchDirectory, openPerson, openTeam } =
  api.identity
const { peopleByIds, suspendPerson, setMyContact, changePerson, listPlaces } = api.identity

let hospital: Hospital
let ada: ReturnType<Hospital['as']>
let ward: string
const staff: Record<string, Person> = {}

beforeAll(async () => {
  hospital = await openHospital()
  ada = hospital.as({ personId: hospital.founded.administratorId })
  const { site } = granted(await ada.ask(addSite, { name: 'Royal Infirmary', kind: 'hospital' }))
  const { places } = granted(
    await ada.ask(addPlace, { siteId: site.id, parentId: null, kind: 'ward', name: 'Nightingale Ward' }),
  )
  ward = places[0]?.id ?? ''
  await add('Amara Okafor', 'Nurse', 'Staff nurse', null, true)
  await add('Siân O’Neill', 'Doctor', 'Specialty registrar', 'Respiratory medicine')
  await add('Tomasz Wójcik', 'Physiotherapist', 'Senior physiotherapist', null, true)
  await add('Rahul Mehta', 'Doctor', 'Foundation year 1', 'General surgery')
  await add('Marcus Nurse', 'Porter', null, null)
  await add('Beatrice Ward', 'Pharmacist', 'Lead pharmacist', 'Critical care')
  const personIds = [staff['Rahul Mehta']?.id ?? '', staff['Siân O’Neill']?.id ?? '']
  granted(
    await ada.ask(addTeam, {
      name: 'Medical on-call',
      kind: 'on-call',
      siteId: site.id,
      placeId: null,
      personIds,
    }),
  )

  async function add(
    name: string,
    profession: string,
    grade: string | null,
    specialty: string | null,
    onWard = false,
  ) {
    const { person } = granted(
      await ada.ask(addPerson, {
        name,
        email: `${Object.keys(staff).length}@brannoc.example`,
        profession,
        grade,
        specialty,
        contact: { telephone: null, bleep: `40${Object.keys(staff).length}` },
        siteId: onWard ? site.id : null,
        placeId: onWard ? ward : null,
        teamIds: [],
      }),
    )
    staff[name] = person
  }
})
afterAll(() => hospital.close())

async function find(text: string, by = ada): Promise<string[]> {
  return granted(await by.ask(searchDirectory, { text })).people.map(({ person }) => person.name)
}

describe('searching the directory', () => {
  it.each([
    ['ama', 'Amara Okafor'],
    ['okafor amara', 'Amara Okafor'],
    ['oneill', 'Siân O’Neill'],
    ["sian o'ne", 'Siân O’Neill'],
    ['wojcik', 'Tomasz Wójcik'],
    ['physio', 'Tomasz Wójcik'],
    ['reg resp', 'Siân O’Neill'],
    ['f1', 'Rahul Mehta'],
    ['pharm icu', 'Beatrice Ward'],
    ['403', 'Rahul Mehta'],
    ['medical call surgery', 'Rahul Mehta'],
  ])('IDN19: "%s" finds %s', async (text, name) => {
    expect(await find(text)).toEqual([name])
  })

  it('IDN19: a ward finds who works there, and a team finds who is in it', async () => {
    expect(await find('nightingale')).toEqual(['Amara Okafor', 'Tomasz Wójcik'])
    const { people, teams } = granted(await ada.ask(searchDirectory, { text: 'medical call' }))
    expect(people.map(({ person }) => person.name)).toEqual(['Rahul Mehta', 'Siân O’Neill'])
    expect(people[0]?.teams).toEqual(['Medical on-call'])
    expect(teams).toMatchObject([{ name: 'Medical on-call', memberCount: 2 }])
    expect(await find('nightingale zebra')).toEqual([])
  })

  it('IDN20: a hit in a name comes before one in work, and that before one in a place', async () => {
    expect(await find('nurse')).toEqual(['Marcus Nurse', 'Amara Okafor'])
    expect(await find('ward')).toEqual(['Beatrice Ward', 'Amara Okafor', 'Tomasz Wójcik'])
  })

  it.each([
    ['amraa', 'Amara Okafor'],
    ['okfor', 'Amara Okafor'],
    ['okaffor', 'Amara Okafor'],
    ['okefor', 'Amara Okafor'],
    ['rahul mheta', 'Rahul Mehta'],
  ])('IDN21: "%s" finds %s in spite of the slip', async (text, name) => {
    expect(await find(text)).toEqual([name])
  })

  it('IDN21: a short word is not guessed at', async () => {
    expect(await find('zq')).toEqual([])
    expect(await find('???')).toEqual([])
  })

  it('without words everyone is listed by name, a page at a time', async () => {
    const first = granted(await ada.ask(searchDirectory, { limit: 4 }))
    const second = granted(await ada.ask(searchDirectory, { limit: 4, cursor: first.nextCursor ?? '' }))
    expect([...first.people, ...second.people].map(({ person }) => person.name)).toEqual([
      'Ada Bell',
      'Amara Okafor',
      'Beatrice Ward',
      'Marcus Nurse',
      'Rahul Mehta',
      'Siân O’Neill',
      'Tomasz Wójcik',
    ])
    expect(second.nextCursor).toBeNull()
    const words = { text: 'royal infirmary', limit: 1 }
    const one = granted(await ada.ask(searchDirectory, words))
    const two = granted(await ada.ask(searchDirectory, { ...words, cursor: one.nextCursor ?? '' }))
    expect([one, two].flatMap(({ people }) => people.map(({ person }) => person.name))).toEqual([
      'Amara Okafor',
      'Tomasz Wójcik',
    ])
  })

  it.each([
    '',
    'x',
    Buffer.from('[1,"a\\u0000b","x"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('a cursor that is not ours (%j) is refused', async (cursor) => {
    expect(refused(await ada.ask(searchDirectory, { cursor }))).toBe('bad-input')
  })

  it('IDN19: renaming a ward is known to the next search', async () => {
    granted(await ada.ask(renamePlace, { placeId: ward, name: 'Cavell Ward' }))
    expect(await find('nightingale')).toEqual([])
    expect(await find('cavell')).toEqual(['Amara Okafor', 'Tomasz Wójcik'])
  })

  it('IDN22: a suspended person is found only by an administrator who asks for everyone', async () => {
    const { id } = staff['Marcus Nurse'] ?? { id: '' }
    granted(await ada.ask(suspendPerson, { personId: id }))
    const everyone = { text: 'marcus', everyone: 'true' } as const
    expect(await find('marcus')).toEqual([])
    expect(granted(await ada.ask(searchDirectory, everyone)).people).toHaveLength(1)
    const amara = hospital.as({ personId: staff['Amara Okafor']?.id ?? '' })
    expect(granted(await amara.ask(searchDirectory, everyone)).people).toEqual([])
    expect(granted(await amara.ask(peopleByIds, { ids: id })).people).toMatchObject([{ state: 'suspended' }])
  })
})

describe('two organisations on one server', () => {
  it('IDN18: neither sees, finds, opens or changes anything of the other', async () => {
    const other = await hospital.foundAnother('Moor View')
    const amara = staff['Amara Okafor']?.id ?? ''
    expect(await find('amara', other)).toEqual([])
    expect(await find('', other)).toEqual(['Zoe Vane'])
    expect(granted(await other.ask(peopleByIds, { ids: amara })).people).toEqual([])
    expect(refused(await other.ask(openPerson, { personId: amara }))).toBe('not-found')
    expect(refused(await other.ask(changePerson, { personId: amara, name: 'Taken' }))).toBe('not-found')
    expect(refused(await other.ask(suspendPerson, { personId: amara }))).toBe('not-found')
    expect(granted(await other.ask(listPlaces, {})).places).toEqual([])
    const { teams } = granted(await ada.ask(searchDirectory, { text: 'medical' }))
    expect(refused(await other.ask(openTeam, { teamId: teams[0]?.id ?? '' }))).toBe('not-found')
    const team = { name: 'Thieves', kind: 'other', siteId: null, placeId: null } as const
    expect(refused(await other.ask(addTeam, { ...team, personIds: [amara] }))).toBe('not-found')
  })
})

describe('the directory and its events', () => {
  it('IDN23: an old answer with the events after it says what a fresh answer says', async () => {
    const amara = staff['Amara Okafor']?.id ?? ''
    const old = granted(await ada.ask(openPerson, { personId: amara }))
    const before = hospital.published.length
    const contact = { telephone: '020 7946 0123', bleep: '7001' }
    granted(await hospital.as({ personId: amara }).ask(setMyContact, contact))
    granted(await ada.ask(changePerson, { personId: amara, specialty: 'Tissue viability' }))
    const events = hospital.published.slice(before) as { seq: number; data: { person: Person } }[]
    const fresh = granted(await ada.ask(openPerson, { personId: amara }))
    expect(events.map(({ seq }) => seq)).toEqual([old.position + 1, old.position + 2])
    expect(fresh.position).toBe(old.position + 2)
    expect(events.at(-1)?.data.person).toEqual(fresh.person)
    expect(fresh.person).toMatchObject({ contact, specialty: 'Tissue viability' })
    expect(await find('7001 tissue')).toEqual(['Amara Okafor'])
  })
})
