import { api, type Handover, type Patient } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, notes, openHospital } from './hospital.fixture.ts'

const { tasks } = api
let hospital: Hospital
let siteManager: Colleague
let akhtar: Patient
let bell: Patient
let cole: Patient
let day: Colleague
let night: Colleague
let cannula: string
let bloods: string
let stock: string

beforeAll(async () => {
  hospital = await openHospital()
  siteManager = await hospital.hire()
  const manages = await hospital.addRole('Site manager', { coordinates: true })
  await siteManager.signOn(null, manages)
  akhtar = await hospital.admit('Akhtar', '2')
  bell = await hospital.admit('Bell', '10')
  cole = await hospital.admit('Cole', '9')
})
afterAll(() => hospital.close())

/** A day nurse has three things to do on the ward, and a night nurse has come. */
beforeEach(async () => {
  hospital.clock.advance(60_000)
  ;[day, night] = [await hospital.hire(), await hospital.hire()]
  await day.signOn(hospital.ward)
  await night.signOn(hospital.ward)
  cannula = await hospital.give(day, { type: 'cannula', patientId: akhtar.id })
  bloods = await hospital.give(day, { patientId: bell.id })
  stock = await hospital.give(day, { type: 'other', placeId: hospital.ward })
  hospital.published.length = 0
})

async function offer(to = night): Promise<Handover> {
  const { id } = await hospital.prepare(day)
  const { handover } = await day.ask(tasks.offerHandover, { handoverId: id, toPersonId: to.id })
  return handover
}

function reject(patient: Patient, reason: string) {
  return [{ patientId: patient.id, reason }]
}

test('HND1, HND2: it begins with everyone of the ward, the sick first, and with my open tasks about them', async () => {
  await hospital.give(day, { patientId: akhtar.id, type: 'ecg', placeId: null })
  const { id, entries, taskIds } = await hospital.prepare(day)
  expect(entries.slice(0, 3).map(({ patientId }) => patientId)).toEqual([akhtar.id, cole.id, bell.id])
  expect(entries[0]?.taskIds).toHaveLength(2)
  expect(entries[2]?.taskIds).toEqual([bloods])
  expect(taskIds).toEqual([stock])
  const sick = notes({ illness: 'sick', problem: 'Sepsis, source unknown', news2: 7, trend: 'worse' })
  const { handover } = await day.ask(tasks.noteHandover, { handoverId: id, patientId: bell.id, notes: sick })
  expect(handover.entries[0]).toMatchObject({ ...sick, patientId: bell.id })
})

test('HND2: who comes is in it and who goes is not, also as it is opened; what was written is kept', async () => {
  const { id } = await hospital.prepare(day)
  const gone = await hospital.admit('Dale', '11')
  await day.ask(tasks.noteHandover, {
    handoverId: id,
    patientId: gone.id,
    notes: notes({ problem: 'Chest pain' }),
  })
  await hospital.administrator.ask(api.patients.admitPatient, {
    patientId: gone.id,
    wardId: hospital.elsewhere,
    bed: '1',
  })
  const came = await hospital.admit('Eaton', '12')
  const opened = await day.ask(tasks.openHandover, { handoverId: id })
  const ids = opened.handover.entries.map(({ patientId }) => patientId)
  expect(ids).toContain(came.id)
  expect(ids).not.toContain(gone.id)
  expect(opened.problems).toContainEqual({ kind: 'patient-gone', taskId: null, patientId: gone.id })
  expect(opened.patients.map((one) => one.id).sort()).toEqual(ids.toSorted())
  await hospital.administrator.ask(api.patients.admitPatient, {
    patientId: gone.id,
    wardId: hospital.ward,
    bed: '11',
  })
  const again = (await hospital.prepare(day)).entries.find(({ patientId }) => patientId === gone.id)
  expect(again).toMatchObject({ problem: 'Chest pain' })
  for (const patient of [gone, came]) await discharge(patient)
})

async function discharge({ id }: Patient): Promise<void> {
  await hospital.administrator.ask(api.patients.dischargePatient, { patientId: id, outcome: 'discharged' })
}

test('HND2: the notes of the last handover of the ward are there to begin with, whoever gave it', async () => {
  const { id } = await hospital.prepare(day)
  const written = notes({ illness: 'watch', problem: 'Hip fracture', ifThen: 'If in pain, then morphine' })
  await day.ask(tasks.noteHandover, { handoverId: id, patientId: cole.id, notes: written })
  const { version } = (await day.ask(tasks.offerHandover, { handoverId: id, toPersonId: night.id })).handover
  await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  const next = await hospital.prepare(night)
  expect(next.entries[0]).toMatchObject({ ...written, patientId: cole.id, answer: null })
})

test('HND15: notes say when they were last written and by whom, also carried over, until somebody writes anew', async () => {
  const dale = await hospital.admit('Dale', '14')
  const of = ({ entries }: Handover) => entries.find(({ patientId }) => patientId === dale.id)
  const begun = await hospital.prepare(day)
  expect(of(begun)).toMatchObject({ notedAt: null, notedBy: null })
  const handoverId = begun.id
  const write = (who: Colleague, on: string) =>
    who.ask(tasks.noteHandover, { handoverId: on, patientId: dale.id, notes: notes({ awaited: 'CT' }) })
  const noted = { notedAt: hospital.clock.now().toISOString(), notedBy: day.id }
  expect(of((await write(day, handoverId)).handover)).toMatchObject(noted)
  hospital.clock.advance(60_000)
  const { handover } = await day.ask(tasks.offerHandover, { handoverId, toPersonId: night.id })
  expect(of(handover)).toMatchObject(noted)
  await night.ask(tasks.acceptHandover, { handoverId, version: handover.version, rejected: [] })
  hospital.clock.advance(60_000)
  const next = await hospital.prepare(night)
  expect(of(next)).toMatchObject({ ...noted, awaited: 'CT' })
  const anew = { notedAt: hospital.clock.now().toISOString(), notedBy: night.id }
  expect(of((await write(night, next.id)).handover)).toMatchObject(anew)
  await discharge(dale)
})

test('HND2: notes follow a patient whose record is found to be another’s', async () => {
  const twice = await hospital.admit('Akhtar', '2a')
  const { id } = await hospital.prepare(day)
  await day.ask(tasks.noteHandover, { handoverId: id, patientId: twice.id, notes: notes({ family: 'Son' }) })
  await hospital.administrator.ask(api.patients.mergePatients, {
    patientId: twice.id,
    intoPatientId: akhtar.id,
    reason: 'The same person',
  })
  const { entries } = await hospital.prepare(day)
  expect(entries.find(({ patientId }) => patientId === akhtar.id)).toMatchObject({ family: 'Son' })
})

test('HND3: the pre-flight names an urgent task that nobody has accepted, and an urgent message that I hold', async () => {
  const { id } = await hospital.prepare(day)
  const before = await day.ask(tasks.openHandover, { handoverId: id })
  expect(before.problems).toEqual([])
  expect(before.candidateIds).toContain(night.id)
  expect(before.candidateIds).not.toContain(day.id)
  const urgent = await hospital.requestOf(
    night,
    { kind: 'person', id: day.id },
    { type: 'prescribing', within: '30-min', patientId: bell.id },
  )
  const { problems } = await day.ask(tasks.openHandover, { handoverId: id })
  expect(problems).toEqual([{ kind: 'urgent-not-accepted', taskId: urgent, patientId: bell.id }])
  await day.ask(tasks.accept, { taskId: urgent })
  expect((await day.ask(tasks.openHandover, { handoverId: id })).problems).toEqual([])
  await hospital.holdMessage(night, day)
  expect((await day.ask(tasks.openHandover, { handoverId: id })).problems).toEqual([
    { kind: 'escalation-open', taskId: null, patientId: null },
  ])
})

test('HND4: whoever begins again goes on with what they have, however often and wherever they begin', async () => {
  const begun = await Promise.all([
    hospital.prepare(day),
    hospital.prepare(day),
    day.askOther(tasks.prepareHandover, { wardId: hospital.ward }),
  ])
  const ids = begun.map((one) => ('ok' in one ? one.ok && one.value.handover.id : one.id))
  expect(new Set(ids).size).toBe(1)
  const { state } = await offer()
  expect(state).toBe('offered')
  expect((await hospital.prepare(day)).state).toBe('offered')
})

test('HND5: it is offered to somebody else who is on duty, and to nobody else', async () => {
  const { id } = await hospital.prepare(day)
  const off = await hospital.hire()
  const offering = (personId: string) => ({ handoverId: id, toPersonId: personId })
  expect(await day.refused(tasks.offerHandover, offering(off.id))).toBe('off-duty')
  expect(await day.refused(tasks.offerHandover, offering(day.id))).toBe('not-found')
  expect(await day.refused(tasks.offerHandover, offering(hospital.ward))).toBe('not-found')
  await day.ask(tasks.offerHandover, offering(night.id))
  expect(await hospital.noticesOf(night)).toContainEqual({
    heading: 'Handover offered to you – Ward 7',
    urgency: 'soon',
  })
})

test('HND5: when the other goes off duty it goes back to being prepared, and both are told', async () => {
  const { id } = await offer()
  hospital.published.length = 0
  await night.signOff()
  expect(await night.refused(tasks.acceptHandover, { handoverId: id, version: 2, rejected: [] })).toBe(
    'off-duty',
  )
  await hospital.caughtUp()
  const { handover } = await day.ask(tasks.openHandover, { handoverId: id })
  expect(handover).toMatchObject({ state: 'preparing', toPersonId: null, offeredAt: null })
  for (const who of [day, night]) {
    const told = hospital.eventsFor(who).filter(({ type }) => type === 'handover.changed')
    expect(told, who.id).toHaveLength(1)
  }
  expect((await hospital.noticesOf(day)).at(-1)?.heading).toBe('Handover unanswered: offer it again – Ward 7')
  expect(await night.refused(tasks.openHandover, { handoverId: id })).toBe('not-found')
})

test('HND5: whoever comes back on duty before anybody looked keeps the offer', async () => {
  const { id } = await offer()
  await night.signOff()
  await night.signOn(hospital.ward)
  await hospital.caughtUp()
  expect((await night.ask(tasks.openHandover, { handoverId: id })).handover.state).toBe('offered')
})

test('HND6, HND7: everything moves in one step but the patient who is rejected, and the reason is read', async () => {
  const { id, version } = await offer()
  hospital.published.length = 0
  const rejected = reject(bell, 'Going to theatre now')
  const { handover } = await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected })
  expect(handover).toMatchObject({ state: 'accepted', toPersonId: night.id, taskIds: [stock] })
  const entryOf = (patient: Patient) => handover.entries.find(({ patientId }) => patientId === patient.id)
  expect(entryOf(akhtar)).toMatchObject({ answer: 'accepted', taskIds: [cannula], reason: null })
  expect(entryOf(bell)).toMatchObject({ answer: 'rejected', reason: 'Going to theatre now' })
  for (const [taskId, owner] of [
    [cannula, night],
    [stock, night],
    [bloods, day],
  ] as const) {
    expect(await hospital.ownerOf(day, taskId)).toBe(owner.id)
  }
  const { steps } = await night.ask(tasks.openTask, { taskId: cannula })
  expect(steps.at(-1)).toMatchObject({ act: 'handed-over', by: night.id, to: { id: night.id } })
  const told = hospital.eventsFor(day).map(({ type }) => type)
  expect(told.filter((type) => type === 'task.changed')).toHaveLength(2)
  expect(told.filter((type) => type === 'handover.changed')).toHaveLength(1)
  expect((await hospital.noticesOf(day)).at(-1)?.heading).toBe('Handover accepted, not all patients – Ward 7')
})

test('HND6: tasks go as they are when it is accepted: what was done since stays done, what came since goes too', async () => {
  const { id, version } = await offer()
  await day.ask(tasks.complete, { taskId: cannula, patientId: akhtar.id, result: 'done', outcome: null })
  const since = await hospital.give(day, { patientId: cole.id })
  const taken = await hospital.hire()
  await taken.signOn(hospital.ward)
  await day.ask(tasks.passOn, { taskId: bloods, to: { kind: 'person', id: taken.id }, reason: null })
  await taken.ask(tasks.accept, { taskId: bloods })
  const { handover } = await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  expect(handover.entries.flatMap(({ taskIds }) => taskIds)).toEqual([since])
  expect(await hospital.ownerOf(day, since)).toBe(night.id)
  expect(await hospital.ownerOf(day, cannula)).toBe(day.id)
  expect(await hospital.ownerOf(taken, bloods)).toBe(taken.id)
})

test('HND6: a patient whose record is found to be another’s on the way is handed over with every task all the same', async () => {
  const twice = await hospital.admit('Cole', '9a')
  const taskId = await hospital.give(day, { patientId: twice.id })
  const { id, version } = await offer()
  const known = await hospital.admit('Cole', '1', hospital.elsewhere)
  await hospital.administrator.ask(api.patients.mergePatients, {
    patientId: twice.id,
    intoPatientId: known.id,
    reason: 'The same person',
  })
  const { handover } = await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  expect(handover.entries.flatMap(({ taskIds }) => taskIds)).toContain(taskId)
  expect(await hospital.ownerOf(night, taskId)).toBe(night.id)
  const { patients } = await night.ask(tasks.openHandover, { handoverId: id })
  expect(patients).toContainEqual(expect.objectContaining({ id: twice.id, mergedIntoId: known.id }))
})

test('HND6: of taking back and accepting at one moment, on two servers, one happens whole', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, version } = await offer()
    const accepting = { handoverId: id, version, rejected: [] }
    const [accepted, takenBack] = await Promise.all([
      night.askOther(tasks.acceptHandover, accepting),
      day.attempt(tasks.withdrawHandover, { handoverId: id }),
    ])
    expect([accepted.ok, takenBack.ok].filter(Boolean), `round ${round}`).toHaveLength(1)
    const owners = await Promise.all([cannula, bloods, stock].map((taskId) => hospital.ownerOf(day, taskId)))
    expect(new Set(owners)).toEqual(new Set([accepted.ok ? night.id : day.id]))
    if (accepted.ok) [day, night] = [night, day]
    else expect(await night.refused(tasks.acceptHandover, accepting)).toBe('not-found')
  }
})

test('HND6: many who accept at once on two servers move it once', async () => {
  const { id, version } = await offer()
  const accepting = { handoverId: id, version, rejected: [] }
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_one, index) =>
      index % 2 === 0
        ? night.attempt(tasks.acceptHandover, accepting)
        : night.askOther(tasks.acceptHandover, accepting),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = answers.flatMap((one) => (one.ok ? [] : one.refusal.code))
  expect(new Set(refused)).toEqual(new Set(['no-longer-possible']))
  const { steps } = await night.ask(tasks.openTask, { taskId: cannula })
  expect(steps.filter(({ act }) => act === 'handed-over')).toHaveLength(1)
})

test('HND6: a task is finished while its handover is accepted: done, or done by the next, and never lost', async () => {
  for (let round = 0; round < 6; round += 1) {
    const taskId = await hospital.give(day, { patientId: cole.id })
    const { id, version } = await offer()
    const [accepted, done] = await Promise.all([
      night.askOther(tasks.acceptHandover, { handoverId: id, version, rejected: [] }),
      day.attempt(tasks.complete, { taskId, patientId: cole.id, result: 'done', outcome: null }),
    ])
    expect(accepted.ok).toBe(true)
    const { task } = await day.ask(tasks.openTask, { taskId })
    expect([task.status, task.ownerId]).toEqual(done.ok ? ['completed', day.id] : ['accepted', night.id])
    ;[day, night] = [night, day]
  }
})

test('HND6: handovers that cross at one moment, each to the next of a ring, all go through and lose nothing', async () => {
  const ring = [day, night]
  for (let one = 0; one < 4; one += 1) {
    const nurse = await hospital.hire()
    await nurse.signOn(hospital.ward)
    ring.push(nurse)
  }
  const nextOf = (place: number) => ring[(place + 1) % ring.length] ?? day
  const taskIds = [cannula, bloods, stock]
  const offers: Handover[] = []
  for (const [place, nurse] of ring.entries()) {
    taskIds.push(await hospital.give(nurse, { patientId: akhtar.id }))
    const { id } = await hospital.prepare(nurse)
    const offering = { handoverId: id, toPersonId: nextOf(place).id }
    offers.push((await nurse.ask(tasks.offerHandover, offering)).handover)
  }
  const answers = await Promise.all(
    offers.map(({ id, version }, place) => {
      const accepting = { handoverId: id, version, rejected: [] }
      const to = nextOf(place)
      return place % 2 === 0
        ? to.attempt(tasks.acceptHandover, accepting)
        : to.askOther(tasks.acceptHandover, accepting)
    }),
  )
  expect(answers.map(({ ok }) => ok)).toEqual(ring.map(() => true))
  const owners = await Promise.all(taskIds.map((taskId) => hospital.ownerOf(day, taskId)))
  const ids = ring.map(({ id }) => id)
  expect(owners.filter((owner) => owner === null || !ids.includes(owner))).toEqual([])
  for (const taskId of taskIds) {
    const { steps } = await day.ask(tasks.openTask, { taskId })
    const moved = steps.filter(({ act }) => act === 'handed-over')
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.at(-1)?.to?.id).toBe(await hospital.ownerOf(day, taskId))
  }
})

test('HND8: what was offered anew since it was read is not accepted unread', async () => {
  const { id, version } = await offer()
  await day.ask(tasks.withdrawHandover, { handoverId: id })
  await day.ask(tasks.staffHandover, { handoverId: id, staffing: 'One short' })
  const again = await offer()
  const accepting = { handoverId: id, rejected: [] }
  expect(await night.refused(tasks.acceptHandover, { ...accepting, version })).toBe('conflict')
  const unknown = reject({ ...akhtar, id: day.id }, 'Not here')
  const { version: newest } = again
  expect(
    await night.refused(tasks.acceptHandover, { handoverId: id, version: newest, rejected: unknown }),
  ).toBe('conflict')
  expect(await hospital.ownerOf(day, cannula)).toBe(day.id)
  await night.ask(tasks.acceptHandover, { ...accepting, version: newest })
})

test('HND9: an accepted handover never changes, whatever is done to it and to its patients', async () => {
  const { id, version } = await offer()
  const { handover } = await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  const onIt = { handoverId: id }
  const refusals = [
    await day.refused(tasks.withdrawHandover, onIt),
    await day.refused(tasks.staffHandover, { ...onIt, staffing: 'Full' }),
    await day.refused(tasks.noteHandover, { ...onIt, patientId: akhtar.id, notes: notes() }),
    await day.refused(tasks.offerHandover, { ...onIt, toPersonId: night.id }),
    await night.refused(tasks.rejectHandover, { ...onIt, reason: 'No' }),
    await night.refused(tasks.acceptHandover, { ...onIt, version: handover.version, rejected: [] }),
  ]
  expect(new Set(refusals)).toEqual(new Set(['no-longer-possible']))
  await night.ask(tasks.complete, {
    taskId: cannula,
    patientId: akhtar.id,
    result: 'done',
    outcome: null,
  })
  expect((await day.ask(tasks.openHandover, onIt)).handover).toEqual(handover)
  await expect(
    hospital.query(`update handover set answered_at = now() where id = '${id}' returning id`),
  ).rejects.toThrow(/is kept as it is/)
})

test('HND12: with an offer unanswered every task is mine still, also when I sign off', async () => {
  const { id, version } = await offer()
  await day.signOff()
  for (const taskId of [cannula, bloods, stock]) expect(await hospital.ownerOf(day, taskId)).toBe(day.id)
  await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  expect(await hospital.ownerOf(day, cannula)).toBe(night.id)
})

test('HND12: rejected whole, everything stays, and the next one begins with what was written', async () => {
  const { id } = await hospital.prepare(day)
  const written = notes({ awaited: 'CT head' })
  await day.ask(tasks.noteHandover, { handoverId: id, patientId: akhtar.id, notes: written })
  await day.ask(tasks.offerHandover, { handoverId: id, toPersonId: night.id })
  const why = 'I am called to another ward'
  const { handover } = await night.ask(tasks.rejectHandover, { handoverId: id, reason: why })
  expect(handover).toMatchObject({ state: 'rejected', reason: why })
  expect(await hospital.ownerOf(day, cannula)).toBe(day.id)
  expect((await hospital.noticesOf(day)).at(-1)?.heading).toBe('Handover not taken – Ward 7')
  const next = await hospital.prepare(day)
  expect(next.id).not.toBe(id)
  expect(next.entries.find(({ patientId }) => patientId === akhtar.id)).toMatchObject(written)
})

test('HND12: an accepted urgent task goes along: it holds the next on duty and me no longer', async () => {
  const urgent = await hospital.requestOf(
    night,
    { kind: 'person', id: day.id },
    { type: 'prescribing', within: '30-min', patientId: akhtar.id },
  )
  await day.ask(tasks.accept, { taskId: urgent })
  expect(await day.refused(api.duty.signOff, {})).toBe('urgent-items-open')
  const { id, version } = await offer()
  await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  expect(await hospital.ownerOf(night, urgent)).toBe(night.id)
  const { escalation } = await night.ask(api.escalation.open, { escalationId: urgent })
  expect(escalation).toMatchObject({ state: 'accepted', acceptedBy: night.id })
  await day.signOff()
  expect(await night.refused(api.duty.signOff, {})).toBe('urgent-items-open')
})

test('HND10: it is there for the two, for who coordinates once it is offered, and for nobody else', async () => {
  const stranger = await hospital.hire()
  await stranger.signOn(hospital.elsewhere)
  const { id } = await hospital.prepare(day)
  const sees = async () => {
    const all = { day, night, siteManager, stranger }
    const found = []
    for (const [name, who] of Object.entries(all)) {
      if ((await who.attempt(tasks.openHandover, { handoverId: id })).ok) found.push(name)
    }
    return found
  }
  expect(await sees()).toEqual(['day'])
  const { version } = await offer()
  expect(await sees()).toEqual(['day', 'night', 'siteManager'])
  for (const who of [stranger, siteManager, day]) {
    expect(await who.refused(tasks.acceptHandover, { handoverId: id, version, rejected: [] })).toBe(
      'not-found',
    )
  }
  expect(await night.refused(tasks.withdrawHandover, { handoverId: id })).toBe('not-found')
  await day.ask(tasks.withdrawHandover, { handoverId: id })
  expect(await sees()).toEqual(['day'])
  const again = await offer()
  await night.ask(tasks.acceptHandover, { handoverId: id, version: again.version, rejected: [] })
  expect(await sees()).toEqual(['day', 'night', 'siteManager'])
  const colleague = await hospital.hire()
  expect(await colleague.refused(tasks.openHandover, { handoverId: id })).toBe('not-found')
  await colleague.signOn(hospital.ward)
  expect((await colleague.ask(tasks.openHandover, { handoverId: id })).handover.id).toBe(id)
})

test('HND10: the record of a ward is for who works there, and what is withdrawn is nobody’s', async () => {
  const { id, version } = await offer()
  await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  const dropped = await hospital.prepare(night)
  await night.ask(tasks.withdrawHandover, { handoverId: dropped.id })
  const stranger = await hospital.hire()
  await stranger.signOn(hospital.elsewhere)
  expect(await stranger.refused(tasks.listHandovers, { wardId: hospital.ward })).toBe('not-found')
  expect((await stranger.ask(tasks.listHandovers, {})).handovers).toEqual([])
  const record = await night.ask(tasks.listHandovers, { wardId: hospital.ward })
  expect(record.handovers[0]?.id).toBe(id)
  expect(record.handovers.every(({ state }) => state === 'accepted')).toBe(true)
  const mine = await night.ask(tasks.listHandovers, {})
  expect(mine.handovers.map((one) => one.id)).toEqual([id])
  expect(await stranger.refused(tasks.prepareHandover, { wardId: hospital.ward })).toBe('not-found')
  expect((await day.ask(tasks.handoverWards, {})).wardIds).toEqual([hospital.ward])
  expect((await stranger.ask(tasks.handoverWards, {})).wardIds).toEqual([hospital.elsewhere])
})

test('HND7: a patient who is left out stays with their tasks, and is in it again when I say so', async () => {
  const { id } = await hospital.prepare(day)
  const leaving = { handoverId: id, patientId: bell.id }
  const left = await day.ask(tasks.leaveOutOfHandover, { ...leaving, leaveOut: true })
  expect(left.handover.leftOutIds).toEqual([bell.id])
  expect(left.handover.entries.map(({ patientId }) => patientId)).not.toContain(bell.id)
  const { patients } = await day.ask(tasks.openHandover, { handoverId: id })
  expect(patients.map((one) => one.id)).toContain(bell.id)
  const back = await day.ask(tasks.leaveOutOfHandover, { ...leaving, leaveOut: false })
  expect(back.handover.entries.map(({ patientId }) => patientId)).toContain(bell.id)
  await day.ask(tasks.leaveOutOfHandover, { ...leaving, leaveOut: true })
  const { version } = await offer()
  await night.ask(tasks.acceptHandover, { handoverId: id, version, rejected: [] })
  expect(await hospital.ownerOf(day, bloods)).toBe(day.id)
  expect(await hospital.ownerOf(day, cannula)).toBe(night.id)
})

test('HND5: a handover is prepared only on duty', async () => {
  const off = await hospital.hire()
  await off.signOn(hospital.ward)
  await off.signOff()
  expect(await off.refused(tasks.prepareHandover, { wardId: hospital.ward })).toBe('not-found')
  const covers = await hospital.hire()
  await covers.signOn(null, await hospital.addRole(`Cover ${covers.id}`, { siteId: hospital.siteId }))
  expect((await hospital.prepare(covers)).entries.length).toBeGreaterThan(0)
})
