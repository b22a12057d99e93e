import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verbs } from '../admin/verbs.ts'
import { compose, type Server } from '../compose.ts'
import { type EmptyServer, emptyServer } from '../empty-server.fixture.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { askedElsewhere } from './burns-centre/asked-elsewhere.ts'
import { burnsCentre, burnsOnDuty, burnsRoles, reachableAtStBrannocs } from './burns-centre/burns-centre.ts'
import { ensureDemonstration } from './ensure-demonstration.ts'
import { aboutPatients } from './hospital/about-patients.ts'
import { crashTeams } from './hospital/crash-teams.ts'
import { documents } from './hospital/library.ts'
import { heldMeeting, meetings, missedCall } from './hospital/meetings.ts'
import { patientLists, patients } from './hospital/patients.ts'
import { emailOf, people } from './hospital/people.ts'
import { organisationName, sites } from './hospital/places.ts'
import { away, covered, fromHome, onDuty, onMornings, roles } from './hospital/roles.ts'
import { talks } from './hospital/talk.ts'
import { templates } from './hospital/task-templates.ts'
import { tasks } from './hospital/tasks/index.ts'
import { teams } from './hospital/teams.ts'
import { suggestions } from './suggestions.ts'

describe('St Brannoc’s as it is written down', () => {
  const names = new Set(people.map(({ name }) => name))
  const everyone = [...people, ...burnsCentre.people]

  it('has about eighty people of many professions, two hospitals with twelve wards, a practice and a care home', () => {
    expect(people.length).toBeGreaterThanOrEqual(75)
    expect(new Set(people.map(({ profession }) => profession)).size).toBeGreaterThanOrEqual(10)
    expect(sites.map(({ kind }) => kind)).toEqual(['hospital', 'hospital', 'practice', 'care-home'])
    expect(sites.flatMap(({ wards }) => wards)).toHaveLength(12)
  })

  it('no two people share a name or an address, in either organisation, and no address can reach anybody', () => {
    expect(new Set(everyone.map(({ name }) => name)).size).toBe(everyone.length)
    expect(new Set(everyone.map(({ email }) => email)).size).toBe(everyone.length)
    expect(everyone.filter(({ email }) => !email.endsWith('.example'))).toEqual([])
  })

  it('telephone numbers are of the range that is kept for drama', () => {
    const numbers = everyone.flatMap(({ telephone }) => telephone ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !/^01632 960\d{3}$/.test(number))).toEqual([])
  })

  it('everyone who is named in a team or a conversation works there', () => {
    const spoken = talks.flatMap(({ people: some, lines, unseen = [] }) => [
      ...some,
      ...lines.flatMap(({ by, reactions = [] }) => [by, ...reactions.map((reaction) => reaction.by)]),
      ...unseen.map(({ by }) => by),
    ])
    const working = [
      ...roles.flatMap(({ holder, other }) => [holder ?? [], other ?? []].flat()),
      ...[...onDuty, ...fromHome, ...onMornings],
      ...[...covered, ...away].map(({ name }) => name),
    ]
    const meeting = [
      ...meetings.flatMap((one) => [one.by, ...one.people]),
      ...[missedCall.by, missedCall.to, heldMeeting.by, ...heldMeeting.people],
      ...heldMeeting.there.map(({ who }) => who),
    ]
    const named = [...teams.flatMap((team) => team.people), ...spoken, ...working, ...meeting]
    const strangers = named.filter((name) => !names.has(name))
    expect(strangers).toEqual([])
    expect(
      [...suggestions.keys()].filter((email) => !everyone.some((person) => person.email === email)),
    ).toEqual([])
  })

  it('nobody works in two places at once, and whoever is away or covered for is not at work', () => {
    const holding = roles.flatMap(({ holder }) => holder ?? [])
    const atWork = [...holding, ...onDuty, ...fromHome]
    expect(new Set(atWork).size).toBe(atWork.length)
    const absent = [...covered, ...away].map(({ name }) => name)
    expect(absent.filter((name) => atWork.includes(name))).toEqual([])
  })

  it('whoever puts a document into a library is in its team, and every newer version says why', () => {
    const membersOf = new Map<string, readonly string[]>(teams.map((team) => [team.name, team.people]))
    for (const { name, where } of people) membersOf.set(where, [...(membersOf.get(where) ?? []), name])
    for (const { team, versions, sharedWith = [] } of documents) {
      expect(versions.filter(({ by }) => !membersOf.get(team)?.includes(by))).toEqual([])
      expect(versions.slice(1).every(({ why }) => why !== undefined)).toBe(true)
      expect(sharedWith.filter((other) => !membersOf.has(other))).toEqual([])
    }
  })

  it('whoever holds a role of the burns centre works there, and what is asked of it elsewhere may be', () => {
    const working = burnsCentre.people.map(({ name }) => name)
    const named = [...burnsRoles.flatMap(({ holder }) => holder ?? []), ...burnsOnDuty]
    expect(named.filter((name) => !working.includes(name))).toEqual([])
    expect(names).toContain(askedElsewhere.by)
    expect(burnsRoles.find(({ name }) => name === askedElsewhere.role)?.reachable).toBe(true)
    expect(roles.map(({ name }) => name)).toEqual(expect.arrayContaining([...reachableAtStBrannocs]))
  })

  it('every role of a crash team is one of the hospital’s', () => {
    const named = crashTeams.flatMap((team) => team.roles)
    expect(named.filter((name) => !roles.some((role) => role.name === name))).toEqual([])
  })

  it('has about sixty patients, no two in one bed, on wards that there are, and lists of those who are there', () => {
    expect(patients.length).toBeGreaterThanOrEqual(60)
    expect(new Set(patients.map(({ ward, bed }) => `${ward} ${bed}`)).size).toBe(patients.length)
    const wards = sites.flatMap((site) => site.wards.map(({ name }) => name))
    expect(patients.filter(({ ward }) => !wards.includes(ward))).toEqual([])
    const there = new Set(patients.map(({ name }) => name))
    expect(there.size).toBe(patients.length)
    expect(patientLists.flatMap((list) => list.patients.filter((name) => !there.has(name)))).toEqual([])
  })

  it('every NHS number is a valid one of the range that is kept for tests', () => {
    const numbers = talks.flatMap(({ lines }) =>
      lines.flatMap(({ text }) => text.match(/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g) ?? []),
    )
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) expect(isTestNhsNumber(number.replaceAll(/\D/g, ''))).toBe(true)
  })
})

/** Modulus 11 over the first nine digits, weights 10 to 2; and from 999 000 0000 on. */
function isTestNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((so, digit, at) => so + Number(digit) * (10 - at), 0)
  return digits.startsWith('999') && (11 - (sum % 11)) % 11 === Number(digits[9])
}

// Nothing here measures time, and making a whole hospital takes a while on a machine that is shared.
describe('St Brannoc’s on a server', { timeout: 180_000 }, () => {
  let empty: EmptyServer
  let server: Server

  beforeAll(async () => {
    empty = await emptyServer()
    server = await start()
    await ensureDemonstration(empty.config, server, () => {})
  })
  afterAll(async () => {
    await server.close()
    await empty.remove()
  })

  async function start(): Promise<Server> {
    const { config } = empty
    if (config.database.kind !== 'external') throw new Error('tests name their database')
    const { connection } = config.database
    const composed = await compose({ config, connection, clock: systemClock, log: silentLog })
    if (!composed.ok) throw new Error(composed.sentence)
    return composed.server
  }

  /** What the demonstration is made of, without what differs each time: ids and moments. */
  async function contents() {
    return {
      people: await empty.query(
        'select name, email, profession, grade, bleep from person where home_person_id is null order by email',
      ),
      visitors: await empty.query(
        `select person.name, organisation.name as here, home_organisation_name as home
           from person join organisation using (organisation_id) where home_person_id is not null`,
      ),
      affiliations: await empty.query(
        `select organisation.name as here, other_name as other
           from affiliation join organisation using (organisation_id) where ended_at is null order by 1`,
      ),
      teams: await empty.query(
        'select team.name, count(*)::int as members from team join team_member on team_id = team.id group by 1 order by 1',
      ),
      patients: await empty.query(
        'select state, count(*)::int as patients from patient group by 1 order by 1',
      ),
      handovers: await empty.query(
        'select state, count(*)::int as handovers from handover group by 1 order by 1',
      ),
      tasks: await empty.query(
        `select status, count(*)::int as tasks from task where requested_by <> (
           select id from person where name = 'Grace Adeyemi') group by 1 order by 1`,
      ),
      templates: await empty.query('select count(*)::int as templates from task_template'),
      messages: await empty.query('select count(*)::int as messages from message'),
      meetings: await empty.query(
        `select kind, ended_at is not null as over, count(distinct coalesce(series_id, id))::int as meetings
           from meeting where kind = 'meeting' group by 1, 2 order by 2`,
      ),
      files: await empty.query(
        `select file.kind, hung.kind as place, count(*)::int as files from file
           join file_place hung on hung.file_id = file.id group by 1, 2 order by 1, 2`,
      ),
      holders: await empty.query(
        'select role.name, person.name as holder from role left join holding on role_id = role.id and until is null left join person on person.id = person_id order by 1',
      ),
    }
  }

  it('everyone written down is there, and every conversation was held', async () => {
    const found = await contents()
    const emails = [...people, ...burnsCentre.people].map(({ email }) => email)
    expect(found.people.map(({ email }) => email)).toEqual(emails.sort())
    expect(found.teams.length).toBeGreaterThanOrEqual(teams.length + 12)
    expect(found.patients).toEqual([
      { state: 'admitted', patients: patients.length },
      { state: 'merged', patients: 1 },
    ])
    expect(found.handovers).toEqual([
      { state: 'accepted', handovers: 1 },
      { state: 'offered', handovers: 1 },
    ])
    const statuses = found.tasks.map(({ status }) => status)
    expect(statuses).toEqual([
      'accepted',
      'cancelled',
      'completed',
      'entered-in-error',
      'failed',
      'in-progress',
      'on-hold',
      'received',
      'rejected',
      'requested',
    ])
    expect(found.tasks.reduce((sum, { tasks: count }) => sum + Number(count), 0)).toBe(tasks.length)
    expect(found.templates).toEqual([{ templates: templates.length }])
    expect(found.meetings).toEqual([
      { kind: 'meeting', over: false, meetings: meetings.length },
      { kind: 'meeting', over: true, meetings: 1 },
    ])
    expect(found.files).toEqual([
      { kind: 'image', place: 'message', files: 1 },
      { kind: 'image', place: 'patient', files: 1 },
      { kind: 'pdf', place: 'document', files: documents.flatMap(({ versions }) => versions).length },
      { kind: 'pdf', place: 'message', files: 1 },
      { kind: 'text', place: 'message', files: 1 },
    ])
    const lines = talks.reduce((sum, talk) => sum + talk.lines.length, 0)
    const about = aboutPatients.reduce((sum, talk) => sum + talk.lines.length, 0)
    // And a question to a role and its answer, twice.
    const elsewhere = askedElsewhere.lines.length
    expect(found.messages).toEqual([{ messages: lines + about + 4 + elsewhere }])
  })

  it('the burns centre is connected with it, and one nurse has turned to a role there and was answered', async () => {
    const { affiliations, visitors } = await contents()
    const [here, there] = [organisationName, burnsCentre.name]
    expect(affiliations).toEqual([
      { here: there, other: here },
      { here, other: there },
    ])
    expect(visitors).toEqual([{ name: askedElsewhere.by, here: there, home: here }])
    const said = await empty.query(
      `select person.name, message.number from message
         join person on person.id = author_id join organisation on organisation.organisation_id = message.organisation_id
        where organisation.name = '${there}' order by number`,
    )
    const holder = burnsRoles.find(({ name }) => name === askedElsewhere.role)?.holder
    expect(said.map(({ name }) => name)).toEqual(
      askedElsewhere.lines.map(({ by }) => (by === 'role' ? holder : askedElsewhere.by)),
    )
  })

  it('the call that nobody answered is missed, and who was in the meeting that was held is in its record', async () => {
    const states = () =>
      empty.query(`select state from meeting_invited join meeting on meeting_id = id where kind = 'call'`)
    await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'missed' }]), {
      timeout: 50_000,
      interval: 500,
    })
    expect(await empty.query('select count(*)::int as stays from meeting_stay')).toEqual([
      { stays: heldMeeting.there.length + 1 },
    ])
  })

  it('what its people show, and what its libraries hold, comes through every check', async () => {
    const waiting = () => empty.query("select id from file where state = 'checking'")
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 50_000, interval: 500 })
    expect(await empty.query("select kind, fault from file where state <> 'ready'")).toEqual([])
  })

  it('every role that must always be covered is held, and about fifty people are on duty', async () => {
    const { holders } = await contents()
    expect(holders).toHaveLength(roles.length + burnsRoles.length)
    const held = holders.flatMap(({ name, holder }) => (holder === null ? [] : [name]))
    const always = roles.filter(({ cover }) => cover.kind === 'always').map(({ name }) => name)
    expect(always.filter((name) => !held.includes(name))).toEqual([])
    const [duties] = await empty.query(
      `select count(*) filter (where state = 'on')::int as "on", count(*) filter (where until is not null and state = 'off')::int as awaited from duty`,
    )
    expect(duties?.on).toBeGreaterThanOrEqual(45)
    expect(duties?.awaited).toBeGreaterThanOrEqual(10)
  })

  it('a second start makes nothing more', async () => {
    const before = await contents()
    expect(await ensureDemonstration(empty.config, server, () => {})).toBe(true)
    expect(await contents()).toEqual(before)
  })

  it('one whose making was cut short is made afresh at the next start', async () => {
    const before = await contents()
    await empty.query('delete from demonstration_seeding')
    await empty.query('delete from reaction')
    expect(await ensureDemonstration(empty.config, server, () => {})).toBe(true)
    expect(await contents()).toEqual(before)
    expect(await empty.query('select count(*)::int > 0 as some from reaction')).toEqual([{ some: true }])
  })

  it('demo-reset brings back what was changed, while the server runs', async () => {
    const before = await contents()
    await empty.query(`update person set name = 'Somebody Else' where email = '${emailOf('Amina Yusuf')}'`)
    const reset = verbs.find(({ name }) => name === 'demo-reset')
    const context = { config: empty.config, options: {}, ask: async () => null, now: () => new Date() }
    const outcome = await reset?.run({ ...context, progress: () => {} })
    expect(outcome?.ok).toBe(true)
    expect(await contents()).toEqual(before)
  })

  it('it is not made where DEMO is off', async () => {
    expect(await ensureDemonstration({ ...empty.config, demo: 'off' }, server, () => {})).toBe(false)
  })
})
