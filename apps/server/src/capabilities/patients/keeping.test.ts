import { api, type Delivered, type OutputOf } from '@baton/contract'
import type { Replayed } from '@baton/domain'
import {
  applyToList,
  applyToLists,
  applyToPatient,
  applyToWard,
  type Lists,
  type OpenList,
  type OpenPatient,
  type OpenWard,
} from '@baton/domain/patients/replay'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { hydratePatients } from './index.ts'

const { patients } = api
let hospital: Hospital
let nurse: Colleague
let surgeon: Colleague
let sharer: Colleague
let manager: Colleague
let everyone: Colleague[]
let first: string
let second: string
let listId: string

beforeAll(async () => {
  hospital = await openHospital()
  everyone = [await hospital.hire(), await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const [a, b, c, d] = everyone
  if (!a || !b || !c || !d) throw new Error('four were hired')
  ;[nurse, surgeon, sharer, manager] = [a, b, c, d]
  await nurse.signOn(hospital.ward)
  await surgeon.signOn(hospital.surgery)
  await manager.signOn(null, await hospital.addRole('Site manager', { coordinates: true }))
  first = (await hospital.admit({ family: 'First', bed: 'B1' })).id
  second = (await hospital.admit({ family: 'Second', bed: 'B2' })).id
  hospital.clock.advance(25 * 3_600_000)
  const { list } = await nurse.ask(patients.addList, {
    name: 'Kept',
    owner: { kind: 'person', id: nurse.id },
  })
  listId = list.id
})
afterAll(() => hospital.close())

/** Everything that changes a patient or a list, in turn. */
const steps: [name: string, step: () => Promise<unknown>][] = [
  [
    'addPatient',
    () => nurse.ask(patients.addPatient, { ...unknownPatient, family: 'Third', wardId: hospital.ward }),
  ],
  [
    'changePatient',
    async () => {
      const { patient } = await nurse.ask(patients.openPatient, { patientId: first })
      const { wardId: _ward, bed: _bed, ...details } = { ...unknownPatient, family: 'Firste' }
      return nurse.ask(patients.changePatient, { patientId: first, version: patient.version, ...details })
    },
  ],
  ['putOnList', () => nurse.ask(patients.putOnList, { listId, patientIds: [first, second] })],
  [
    'markOnList',
    () => nurse.ask(patients.markOnList, { listId, patientId: first, mark: 'red', note: 'chase CT' }),
  ],
  ['shareList', () => nurse.ask(patients.shareList, { listId, personIds: [sharer.id], teamIds: [] })],
  [
    'admitPatient to another bed',
    () => nurse.ask(patients.admitPatient, { patientId: first, wardId: hospital.ward, bed: 'B9' }),
  ],
  [
    'admitPatient to another ward',
    () => nurse.ask(patients.admitPatient, { patientId: second, wardId: hospital.surgery, bed: 'S1' }),
  ],
  ['moveOnList', () => nurse.ask(patients.moveOnList, { listId, patientId: first, beforePatientId: null })],
  ['renameList', () => nurse.ask(patients.renameList, { listId, name: 'Kept well' })],
  [
    'mergePatients',
    () =>
      hospital.administrator.ask(patients.mergePatients, {
        patientId: first,
        intoPatientId: second,
        reason: 'One',
      }),
  ],
  [
    'unmergePatient',
    () => hospital.administrator.ask(patients.unmergePatient, { patientId: first, reason: 'Two' }),
  ],
  ['breakGlass', () => surgeon.ask(patients.breakGlass, { patientId: first, reason: 'On call tonight' })],
  [
    'admitPatient with broken glass',
    () => surgeon.ask(patients.admitPatient, { patientId: first, wardId: hospital.ward, bed: 'B7' }),
  ],
  ['takeOffList', () => nurse.ask(patients.takeOffList, { listId, patientId: second })],
  ['shareList with nobody', () => nurse.ask(patients.shareList, { listId, personIds: [], teamIds: [] })],
  ['removeList', () => nurse.ask(patients.removeList, { listId })],
  [
    'dischargePatient',
    () => nurse.ask(patients.dischargePatient, { patientId: first, outcome: 'discharged' }),
  ],
]

/** What one person's device holds. */
interface Held {
  lists: Lists
  ward: OpenWard | 'refused'
  surgery: OpenWard | 'refused'
  list: OpenList | 'refused'
  first: OpenPatient | 'refused'
  second: OpenPatient | 'refused'
}

async function look(one: Colleague): Promise<Held> {
  const ask = async <Value>(asked: Promise<Value>): Promise<Value | 'refused'> =>
    asked.catch(() => 'refused' as const)
  const ward = async (wardId: string) => {
    const open = await ask(one.ask(patients.listWard, { wardId }))
    return open === 'refused' ? open : { ...open, wardId }
  }
  const patient = async (patientId: string) => {
    const open: OutputOf<typeof patients.openPatient> | 'refused' = await ask(
      one.ask(patients.openPatient, { patientId }),
    )
    return open === 'refused' ? open : { patient: open.patient, position: open.position }
  }
  return {
    lists: await one.ask(patients.listLists, {}),
    ward: await ward(hospital.ward),
    surgery: await ward(hospital.surgery),
    list: await ask(one.ask(patients.openList, { listId })),
    first: await patient(first),
    second: await patient(second),
  }
}

test('PAT16: after every command, what a device held plus the events equals a fresh snapshot, for everyone', async () => {
  for (const [name, step] of steps) {
    const held = new Map<string, Held>()
    for (const one of everyone) held.set(one.id, await look(one))
    hospital.published.length = 0
    await step()
    for (const one of everyone) {
      const before = held.get(one.id)
      if (before === undefined) throw new Error('everyone looked')
      const events = hospital.eventsFor(one)
      const now = await look(one)
      const which = `${name} for person ${everyone.indexOf(one) + 1}`
      const replayOf = <State extends { position: number }>(
        state: State | 'refused',
        apply: (state: State, event: Delivered, viewer: { personId: string }) => Replayed<State>,
      ) => replayed(state, events, apply, one.id)
      expect(replayOf(before.lists, applyToLists), which).toEqual(now.lists)
      const level = (value: unknown, fresh: unknown) => {
        // What was not theirs before is fetched, not replayed.
        if (value !== 'refused') expect(value === 'ended' ? 'refused' : value, which).toEqual(fresh)
      }
      level(replayOf(before.ward, applyToWard), now.ward)
      level(replayOf(before.surgery, applyToWard), now.surgery)
      level(before.list === 'refused' ? 'refused' : replayOf(before.list, applyToList), now.list)
      for (const [one, id] of [
        ['first', first],
        ['second', second],
      ] as const) {
        const after = replayOf(before[one], applyToPatient)
        if (after === 'ended') expect(now[one], which).toBe('refused')
        // A view of one record is not one of another that stands for it, before a merge or after it is taken back.
        else if (after !== 'refused' && after.patient.id === id && after.patient.mergedIntoId === null)
          expect(after, which).toEqual(now[one])
      }
    }
  }
})

function replayed<State extends { position: number }>(
  held: State | 'refused',
  events: readonly Delivered[],
  apply: (state: State, event: Delivered, viewer: { personId: string }) => Replayed<State>,
  personId: string,
): State | 'refused' | 'ended' {
  let state = held
  if (state === 'refused') return 'refused'
  for (const event of events) {
    const next: Replayed<State> = apply(state, event, { personId })
    if (next.outcome === 'gap') throw new Error('a gap')
    if (next.outcome === 'ended') return 'ended'
    state = next.outcome === 'applied' ? next.state : { ...state, position: event.seq }
  }
  return state
}

test('PAT16: the log keeps ids; what is read from it is the patient as they are, and closed for who lost them', async () => {
  const { id } = await hospital.admit({ family: 'Logged' })
  const rows = await hospital.query<{ data: unknown; seq: number }>(
    `select data, seq from event where type = 'patient.changed' and stream_id = $1 order by seq desc limit 1`,
    [nurse.id],
  )
  expect(rows.map(({ data }) => data)).toEqual([{ patientId: id }])
  const logged = (streamId: string) => ({
    kind: 'person' as const,
    streamId,
    seq: 1,
    organisationId: hospital.organisationId,
    type: 'patient.changed',
    data: { patientId: id },
    by: null,
    at: hospital.clock.now(),
  })
  const { patient } = await nurse.ask(patients.admitPatient, {
    patientId: id,
    wardId: hospital.ward,
    bed: 'Z1',
  })
  const said = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydratePatients(transaction, hospital.vault, hospital.parts.relating, [
      logged(nurse.id),
      logged(surgeon.id),
    ]),
  )
  expect(said).toEqual([
    { type: 'patient.changed', data: { patient } },
    { type: 'patient.closed', data: { patientId: id } },
  ])
})

test('PAT17: every change has its audit leaf, with the patient in it', async () => {
  const leaves = await hospital.query<{ action: string }>(
    `select distinct action from audit_leaf where action like 'patients.%' order by action`,
  )
  const actions = new Set(leaves.map(({ action }) => action))
  for (const [name] of steps) expect(actions).toContain(`patients.${name.split(' ')[0]}`)
})

const tables = [
  'patient',
  'patient_version',
  'patient_number',
  'patient_merge',
  'broken_glass',
  'patient_list',
]

test.each(tables)('PAT4: a row of %s is there for its organisation and not for another', async (table) => {
  await hospital.admit({ family: 'Kept', hospitalNumber: `K${tables.indexOf(table)}` })
  const other = await hospital.foundAnother()
  const countIn = (organisationId: string) =>
    inTransaction(hospital.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await countIn(hospital.organisationId)).toBeGreaterThan(0)
  expect(await countIn(other.organisationId)).toBe(0)
})

test('PAT4: name, birth date, numbers, bed, alerts, lines and reasons stand nowhere in the database in words', async () => {
  const { id } = await hospital.admit({
    family: 'Plainspoken',
    birthDate: '1931-02-03',
    nhsNumber: '9990000069',
    hospitalNumber: 'PLAIN1',
    bed: 'Plainbed',
    alerts: [{ kind: 'allergy', words: 'Plainallergy' }],
  })
  await surgeon.ask(patients.breakGlass, { patientId: id, reason: 'Plainreason' })
  const { list } = await nurse.ask(patients.addList, {
    name: 'Plainlist',
    owner: { kind: 'person', id: nurse.id },
  })
  await nurse.ask(patients.putOnList, { listId: list.id, patientIds: [id] })
  await nurse.ask(patients.markOnList, { listId: list.id, patientId: id, mark: null, note: 'Plainline' })
  const rows = await hospital.query<{ table: string; found: boolean }>(
    [...tables, 'patient_list_entry', 'event', 'notice', 'command_receipt', 'audit_leaf']
      .map(
        (table) =>
          `select '${table}' as table, exists (select from ${table} t where t::text ~* 'plain|1931-02-03|9990000069') as found`,
      )
      .join(' union all '),
  )
  expect(rows.filter(({ found }) => found)).toEqual([])
})
