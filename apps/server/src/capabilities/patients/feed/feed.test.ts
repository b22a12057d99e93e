import { api, type Patient } from '@baton/contract'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import { adt, type Said, sendTo } from './feed.fixture.ts'

const { patients } = api
let hospital: Hospital
let administrator: Colleague
let nurse: Colleague
let send: ReturnType<typeof sendTo>

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
  nurse = await hospital.hire()
  await nurse.signOn(hospital.ward)
  send = sendTo(hospital)
  await administrator.ask(patients.namePlace, { code: 'w7', placeId: hospital.ward })
  await administrator.ask(patients.namePlace, { code: 'SURG', placeId: hospital.surgery })
  // The times of the messages are all of this morning, whose end this is.
  hospital.clock.advance(12 * 3_600_000)
})
afterAll(() => hospital.close())

async function patientOf(number: string): Promise<Patient> {
  const { found } = await administrator.ask(patients.search, { text: number })
  const [one] = found.filter(({ hospitalNumber }) => hospitalNumber === number)
  if (one === undefined) throw new Error(`nobody has ${number}`)
  if (!one.mayOpen)
    await administrator.ask(patients.breakGlass, { patientId: one.id, reason: 'To look in a test' })
  return (await administrator.ask(patients.openPatient, { patientId: one.id })).patient
}

async function waiting() {
  return (await administrator.ask(patients.openFeed, {})).messages
}

/** Each said of one patient, at ever later minutes. */
async function story(number: string, ...steps: Said[]): Promise<void> {
  for (const [index, step] of steps.entries())
    expect(await send(adt({ number, at: `202603020${index + 1}0000`, ...step }))).toBe('used')
}

test('PAT20: an admission brings the patient to the ward, and whoever works there is told at once', async () => {
  hospital.published.length = 0
  const more = ['AL1|1|DA|PEN^Penicillin|SV|Anaphylaxis', 'ZPI|own^segment']
  expect(await send(adt({ number: 'A1', nhsNumber: '9990000018', more }))).toBe('used')
  const { patients: there } = await nurse.ask(patients.listWard, { wardId: hospital.ward })
  expect(there).toMatchObject([
    {
      family: 'Marsh',
      given: 'Iris',
      birthDate: '1948-07-05',
      sex: 'female',
      nhsNumber: '9990000018',
      hospitalNumber: 'A1',
      consultant: 'Dr Ffion Rees',
      alerts: [{ kind: 'allergy', words: 'Penicillin' }],
      state: 'admitted',
      bed: 'B2-04',
      admittedAt: '2026-03-02T08:00:00.000Z',
      source: 'hl7',
    },
  ])
  expect(hospital.eventsFor(nurse)).toMatchObject([{ type: 'patient.changed', by: null }])
})

test('PAT21: the same message again changes nothing and does not wait; the same number with another text is another', async () => {
  const message = adt({ number: 'A2', controlId: 'SAME' })
  const before = await administrator.ask(patients.openFeed, {})
  expect(await send(message)).toBe('used')
  const { version } = await patientOf('A2')
  expect([await send(message), await send(message)]).toEqual(['known', 'known'])
  expect((await patientOf('A2')).version).toBe(version)
  expect(await send(adt({ number: 'A3', controlId: 'SAME' }))).toBe('used')
  const after = await administrator.ask(patients.openFeed, {})
  expect([after.received - before.received, after.used - before.used, after.known - before.known]).toEqual([
    4, 2, 2,
  ])
})

test('PAT21: the same message on two lines at once is used once', async () => {
  const message = adt({ number: 'A4' })
  expect((await Promise.all([send(message), send(message), send(message)])).toSorted()).toEqual([
    'known',
    'known',
    'used',
  ])
})

const stories: [what: string, steps: Said[], result: Partial<Patient>][] = [
  ['A02 moves', [{}, { event: 'A02', place: 'SURG^^1' }], { state: 'admitted', bed: '1' }],
  ['A12 takes a move back', [{}, { event: 'A02', place: 'SURG^^1' }, { event: 'A12' }], { bed: 'B2-04' }],
  [
    'A12 takes a move back that says nothing of the place',
    [{}, { event: 'A02', place: 'SURG^^1' }, { event: 'A12', place: '' }],
    { state: 'admitted', bed: null },
  ],
  ['A03 ends the stay', [{}, { event: 'A03' }], { state: 'discharged', wardId: null, bed: null }],
  ['A13 takes the end back', [{}, { event: 'A03' }, { event: 'A13' }], { state: 'admitted', bed: 'B2-04' }],
  [
    'A13 takes the end back that says nothing of the place',
    [{}, { event: 'A03' }, { event: 'A13', place: '' }],
    { state: 'admitted' },
  ],
  [
    'A11 takes the admission back',
    [{}, { event: 'A11' }],
    { state: 'expected', wardId: null, admittedAt: null },
  ],
  ['A05 expects', [{ event: 'A05' }], { state: 'expected', bed: 'B2-04' }],
  [
    'A05 does not move who is there',
    [{}, { event: 'A05', place: 'SURG' }],
    { state: 'admitted', bed: 'B2-04' },
  ],
  ['A04 in emergency brings to the department', [{ event: 'A04', patientClass: 'E' }], { state: 'admitted' }],
  [
    'A04 of a clinic moves nobody, whatever it calls the place',
    [{ event: 'A04', patientClass: 'O', place: 'CLINIC' }],
    { state: 'expected', wardId: null },
  ],
  ['A28 enters without a place', [{ event: 'A28', place: '' }], { state: 'expected', wardId: null }],
  [
    'A31 corrects',
    [{}, { event: 'A31', family: 'Marshe' }],
    { family: 'Marshe', state: 'admitted', bed: 'B2-04' },
  ],
  [
    'A08 corrects, and moves who is there',
    [{}, { event: 'A08', given: 'Ida', place: 'W7^B3^01' }],
    { given: 'Ida', bed: 'B3-01' },
  ],
  ['A08 does not admit', [{}, { event: 'A03' }, { event: 'A08' }], { state: 'discharged', wardId: null }],
]

test.each(stories)('PAT20: %s', async (what, steps, result) => {
  const number = `S${stories.findIndex(([one]) => one === what)}`
  await story(number, ...steps)
  expect(await patientOf(number)).toMatchObject(result)
})

test('PAT20: PID-30 says who has died', async () => {
  const dead = `PID|1||DEAD1^^^RBZ^MR||Marsh^Iris||19480705|F${'|'.repeat(22)}Y`
  await story('DEAD1', {}, { event: 'A03', pid: dead })
  expect(await patientOf('DEAD1')).toMatchObject({ state: 'died', wardId: null })
})

test('PAT23: what comes late changes nothing that is newer, in whatever order it comes', async () => {
  const later = { number: 'LATE1', event: 'A02', place: 'SURG^^9', at: '20260302090000', family: 'Newer' }
  const earlier = { number: 'LATE1', event: 'A01', at: '20260302080000', family: 'Older' }
  await send(adt(later))
  expect(await send(adt(earlier))).toBe('used')
  expect(await patientOf('LATE1')).toMatchObject({ wardId: hospital.surgery, bed: '9', family: 'Newer' })
  await send(adt({ number: 'LATE1', event: 'A03', at: '20260302083000' }))
  expect((await patientOf('LATE1')).state).toBe('admitted')
})

test('PAT23: a message that says what is known already still counts as newer', async () => {
  await send(adt({ number: 'TOUCH1', at: '20260302080000' }))
  await send(adt({ number: 'TOUCH1', at: '20260302090000', event: 'A08' }))
  await send(adt({ number: 'TOUCH1', at: '20260302083000', event: 'A02', place: 'SURG' }))
  expect((await patientOf('TOUCH1')).wardId).toBe(hospital.ward)
})

test('PAT23: a clock that is a little ahead is taken for now; one that is days ahead makes a message wait', async () => {
  await send(adt({ number: 'AHEAD1', at: '20260302210000' }))
  await send(adt({ number: 'AHEAD1', at: '20260302203000', event: 'A02', place: 'SURG' }))
  expect((await patientOf('AHEAD1')).wardId).toBe(hospital.surgery)
  expect(await send(adt({ number: 'AHEAD1', at: '20620302210000' }))).toBe('waiting')
})

test('PAT24: an empty field leaves what is known, two quotation marks delete it, an allergy that was entered stays', async () => {
  await send(adt({ number: 'EMPTY1' }))
  const pid = 'PID|1||EMPTY1^^^RBZ^MR||Marsh^""||""|'
  const more = ['AL1|1|DA|""']
  await send(adt({ event: 'A31', pid, more, at: '20260302090000' }))
  expect(await patientOf('EMPTY1')).toMatchObject({
    family: 'Marsh',
    given: '',
    birthDate: null,
    sex: 'female',
  })
  const first = await patientOf('A1')
  await send(adt({ number: 'A1', event: 'A31', more, at: '20260302090000' }))
  expect((await patientOf('A1')).alerts).toEqual(first.alerts)
})

test('PAT25: a ward that nobody has named makes a message wait; named, it is tried again and used, with whatever came since', async () => {
  expect(await send(adt({ number: 'NEW1', place: 'W99^^1' }))).toBe('waiting')
  expect(await send(adt({ number: 'NEW2', place: 'W7^^1' }))).toBe('used')
  const feed = await administrator.ask(patients.openFeed, {})
  expect(feed.unknownPlaces).toEqual(['W99'])
  expect(feed.messages[0]).toMatchObject({
    problem: 'unknown-place',
    sender: 'PAS at RBZ',
    type: 'ADT^A01',
    attempts: 1,
  })
  const messageId = feed.messages[0]?.id ?? ''
  expect((await administrator.ask(patients.retryMessages, { messageId })).used).toBe(0)
  await administrator.ask(patients.namePlace, { code: 'w99', placeId: hospital.surgery })
  expect((await administrator.ask(patients.openFeed, {})).unknownPlaces).toEqual([])
  expect((await administrator.ask(patients.retryMessages, { messageId })).used).toBe(1)
  expect((await patientOf('NEW1')).wardId).toBe(hospital.surgery)
  expect(await administrator.refused(patients.retryMessages, { messageId })).toBe('not-found')
})

const broken: [problem: string, message: string][] = [
  ['not-hl7', 'hello'],
  ['unknown-event', adt({ event: 'A99' })],
  ['unknown-event', adt().replace('ADT^A01', 'ORU^R01')],
  ['no-patient', adt({ pid: 'PID|1||||Marsh^Iris' })],
  ['no-patient', adt({ pid: 'ZZZ|1' })],
  ['no-patient', adt({ number: 'NONAME', family: '', given: '' })],
  ['bad-date', adt({ at: '20261302' })],
  ['bad-date', adt({ born: '19480732' })],
  ['bad-date', adt({ born: '20990101' })],
  ['identity-conflict', adt({ nhsNumber: '9990000019' })],
  ['unknown-place', adt({ place: 'NOWHERE' })],
  ['unknown-place', adt({ place: '' })],
  ['no-patient', adt({ event: 'A40' })],
]

test.each(broken)(
  'PAT22: what cannot be used waits as %s, sealed, and holds up nothing: %#',
  async (problem, message) => {
    const before = (await waiting()).length
    expect(await send(message)).toBe('waiting')
    expect(await send(adt())).toBe('used')
    const messages = await waiting()
    expect(messages).toHaveLength(before + 1)
    const [newest] = messages
    expect(newest?.problem).toBe(problem)
    expect(newest?.details).not.toMatch(/marsh|iris|1948/i)
    const read = await administrator.ask(patients.readMessage, { messageId: newest?.id ?? '' })
    expect(read.text).toBe(message.replaceAll('\r', '\n'))
    await administrator.ask(patients.dismissMessage, { messageId: newest?.id ?? '' })
    expect(await waiting()).toHaveLength(before)
  },
)

test('PAT22: nothing that a message says stands in the database in words, and only administrators see the queue', async () => {
  await send(adt({ family: 'Plainfeed', number: 'PLAINNO', place: 'NOBODYSWARD' }))
  const rows = await hospital.query<{ found: boolean }>(
    ['feed_message', 'patient', 'patient_version', 'event', 'audit_leaf']
      .map((table) => `select exists (select from ${table} t where t::text ~* 'plainfeed|plainno') as found`)
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
  expect(await nurse.refused(patients.openFeed, {})).toBe('not-found')
  expect(await (await hospital.foundAnother()).ask(patients.openFeed, {})).toMatchObject({
    received: 0,
    messages: [],
  })
})

test('PAT26: an NHS number alone is never taken for a person, and what contradicts what is known waits', async () => {
  await send(adt({ number: 'C1', nhsNumber: '9990000026', family: 'Chugg', born: '19410119' }))
  const other = { nhsNumber: '9990000026', family: 'Okafor', born: '19900101' }
  expect(await send(adt({ number: 'C2', ...other }))).toBe('waiting')
  expect(await send(adt({ number: 'C1', nhsNumber: '9990000034', family: 'Chugg', born: '19410119' }))).toBe(
    'waiting',
  )
  expect(
    await send(adt({ number: 'C1', family: 'Okafor', born: '19900101', event: 'A31', at: '20260302090000' })),
  ).toBe('waiting')
  const problems = (await waiting()).slice(0, 3).map(({ problem }) => problem)
  expect(problems).toEqual(['identity-conflict', 'identity-conflict', 'identity-conflict'])
})

test('PAT26: an NHS number that is somebody else’s is not added to a record that has none', async () => {
  await send(adt({ number: 'N1', nhsNumber: '9990000107', family: 'Yelland', born: '19360202' }))
  await send(adt({ number: 'N2', family: 'Nott', born: '19711220' }))
  const mistyped = {
    number: 'N2',
    nhsNumber: '9990000107',
    family: 'Nott',
    born: '19711220',
    at: '20260302090000',
  }
  expect(await send(adt({ ...mistyped, event: 'A31' }))).toBe('waiting')
  expect((await patientOf('N2')).nhsNumber).toBeNull()
})

test('PAT26: who was entered by hand is known by NHS number with birth date, and given their hospital number', async () => {
  const { patient } = await administrator.ask(patients.addPatient, {
    ...unknownPatient,
    family: 'Handmade',
    birthDate: '1955-05-05',
    nhsNumber: '9990000042',
  })
  await send(
    adt({
      number: 'HAND1',
      nhsNumber: '9990000042',
      family: 'Handmaid',
      born: '19550505',
      at: '20260302200000',
    }),
  )
  const { patient: now } = await administrator.ask(patients.openPatient, { patientId: patient.id })
  expect(now).toMatchObject({ hospitalNumber: 'HAND1', family: 'Handmaid', wardId: hospital.ward })
  expect(
    await send(adt({ number: 'HAND2', nhsNumber: '9990000042', family: 'Handmaid', born: '19550505' })),
  ).toBe('waiting')
})

test('PAT8: A40 merges what MRG-1 names into PID-3; messages about the old number are about the survivor', async () => {
  await send(adt({ number: 'OLD1', at: '20260302080000', place: 'W7^B5^05' }))
  await send(adt({ number: 'NEWER1', event: 'A28', at: '20260302081000', place: '' }))
  const merge = {
    number: 'NEWER1',
    event: 'A40',
    at: '20260302090000',
    place: '',
    more: ['MRG|OLD1^^^RBZ^MR'],
  }
  expect(await send(adt(merge))).toBe('used')
  expect(await patientOf('NEWER1')).toMatchObject({ state: 'admitted', bed: 'B5-05', wardId: hospital.ward })
  await send(adt({ number: 'OLD1', event: 'A02', at: '20260302093000', place: 'SURG^^2' }))
  expect(await patientOf('NEWER1')).toMatchObject({
    wardId: hospital.surgery,
    bed: '2',
    hospitalNumber: 'NEWER1',
  })
  expect(await send(adt({ ...merge, at: '20260302094000' }))).toBe('used')
})

test('PAT8: a merge that comes before either record is known is kept: what comes later about the old number is the survivor’s', async () => {
  const more = ['MRG|OLD2^^^RBZ^MR']
  await send(adt({ number: 'NEWER2', event: 'A40', at: '20260302090000', place: '', more }))
  await send(adt({ number: 'OLD2', at: '20260302080000', place: 'W7^B6^01' }))
  expect(await patientOf('NEWER2')).toMatchObject({ state: 'admitted', bed: 'B6-01' })
  const { patients: there } = await nurse.ask(patients.listWard, { wardId: hospital.ward })
  expect(there.filter(({ bed }) => bed === 'B6-01')).toHaveLength(1)
})

test('PAT8: a survivor who was never known before takes the bed of the record that ends', async () => {
  await send(adt({ number: 'OLD3', at: '20260302080000', place: 'W7^B7^01' }))
  const more = ['MRG|OLD3^^^RBZ^MR']
  expect(await send(adt({ number: 'NEWER3', event: 'A40', at: '20260302090000', place: '', more }))).toBe(
    'used',
  )
  expect(await patientOf('NEWER3')).toMatchObject({ state: 'admitted', bed: 'B7-01' })
})

test('PAT26: a survivor may have the NHS number of the record that was merged into it', async () => {
  await send(adt({ number: 'OLD4', nhsNumber: '9990000050', at: '20260302080000' }))
  await send(adt({ number: 'NEWER4', at: '20260302081000' }))
  const more = ['MRG|OLD4^^^RBZ^MR']
  await send(adt({ number: 'NEWER4', event: 'A40', at: '20260302090000', more }))
  const both = { number: 'NEWER4', nhsNumber: '9990000050', event: 'A31', at: '20260302100000' }
  expect(await send(adt(both))).toBe('used')
  expect((await patientOf('NEWER4')).nhsNumber).toBe('9990000050')
})
