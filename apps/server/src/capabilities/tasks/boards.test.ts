import { api, type Task } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Looking, openWard, sbar, type Ward } from './ward.fixture.ts'

const { tasks, escalation } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let second: Colleague
let home: Colleague
let surgeon: Colleague
let siteManager: Colleague
let roleId: string
let teamId: string

beforeAll(async () => {
  ward = await openWard()
  siteManager = await ward.hire()
  await siteManager.signOn(null, await ward.addRole('Site manager', { coordinates: true }))
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, doctor, second, home, surgeon] = [
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
  ]
  roleId = await ward.addRole(`Ward doctors ${nurse.id}`, { holdersAtMost: 20 })
  teamId = await ward.addTeam(`Outreach ${nurse.id}`, second)
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
  await second.signOn(null, roleId)
  await surgeon.signOn(ward.elsewhere)
  await ward.signOnFromHome(home)
})

const toRole = () => ({ kind: 'role' as const, id: roleId })

/** Every kind of board, held by whoever may. */
function everyBoard(): Looking[] {
  return [
    { who: nurse, board: 'asked' },
    { who: nurse, board: 'ward', id: ward.ward },
    { who: surgeon, board: 'ward', id: ward.elsewhere },
    { who: doctor, board: 'mine' },
    { who: doctor, board: 'role', id: roleId },
    { who: second, board: 'mine' },
    { who: second, board: 'team', id: teamId },
    { who: home, board: 'remote' },
    { who: home, board: 'mine' },
    { who: siteManager, board: 'site', id: ward.siteId },
    { who: siteManager, board: 'mine' },
  ]
}

test('TSK11: a board is not found by who is not told of what is on it', async () => {
  const empty: [Colleague, 'role' | 'team' | 'ward' | 'site' | 'remote', string?][] = [
    [nurse, 'role', roleId],
    [nurse, 'team', teamId],
    [surgeon, 'ward', ward.ward],
    [nurse, 'site', ward.siteId],
    [nurse, 'remote'],
    [nurse, 'ward'],
  ]
  for (const [who, board, id] of empty) {
    const input = id === undefined ? { board } : { board, id }
    expect(await who.refused(tasks.openBoard, input)).toBe('not-found')
    expect(await who.refused(tasks.listEnded, input)).toBe('not-found')
  }
  await second.ask(api.duty.signOff, {})
  expect(await second.refused(tasks.openBoard, { board: 'team', id: teamId })).toBe('not-found')
})

test('TSK12: a board has the most pressing first, with whom its tasks are about, each once', async () => {
  const patient = await ward.admit('Marsh', '4')
  const about = { patientId: patient.id, placeId: null }
  const asked: Partial<Parameters<Ward['ask']>[1]>[] = [
    { within: '8-h', ...about },
    { within: '2-h', ...about },
    { within: '30-min', ...about },
    { type: 'unwell-review', within: '4-h', sbar: sbar(7), ...about },
    { type: 'unwell-review', within: '8-h', sbar: sbar(5), ...about },
  ]
  const ids: string[] = []
  for (const more of asked) ids.push((await ward.ask(nurse, { requestedFor: toRole(), ...more })).id)
  const board = await ward.open(doctor, 'role', roleId)
  const order = [3, 2, 4, 1, 0].map((index) => ids[index])
  expect(board.tasks.map(({ id }) => id)).toEqual(order)
  expect(board.patients.map(({ id }) => id)).toEqual([patient.id])
})

test('TSK24: after a transfer the new ward has the patient’s tasks and the old one has not', async () => {
  const patient = await ward.admit('Marsh', '5')
  const about = { patientId: patient.id, placeId: null }
  const { id } = await ward.ask(nurse, { requestedFor: toRole(), ...about })
  const on = async (who: Colleague, at: string) =>
    (await ward.open(who, 'ward', at)).tasks.some((task) => task.id === id)
  expect([await on(nurse, ward.ward), await on(surgeon, ward.elsewhere)]).toEqual([true, false])
  const moving = { patientId: patient.id, wardId: ward.elsewhere, bed: '1' }
  await ward.keepsReplayLaw(everyBoard(), () => nurse.ask(api.patients.admitPatient, moving))
  expect([await on(nurse, ward.ward), await on(surgeon, ward.elsewhere)]).toEqual([false, true])
})

test('TSK14: after every command what was held plus the events is a fresh board, for everyone', async () => {
  const patient = await ward.admit('Okafor', '6')
  const twin = await ward.admit('Okafor', '7')
  const held: { task?: Task } = {}
  const taskId = () => held.task?.id ?? ''
  const about = { patientId: patient.id, placeId: null }
  const asking = { requestedFor: toRole(), remote: true, checklist: ['Consent'], ...about }
  const completing = (patientId: string) => ({
    taskId: taskId(),
    patientId,
    result: 'done' as const,
    outcome: 'Done',
  })
  const steps: [name: string, step: () => Promise<unknown>][] = [
    ['request', async () => (held.task = await ward.ask(nurse, asking))],
    ['markReceived', () => doctor.ask(tasks.markReceived, { taskId: taskId() })],
    ['accept', () => doctor.ask(tasks.accept, { taskId: taskId() })],
    ['start', () => doctor.ask(tasks.start, { taskId: taskId() })],
    ['hold', () => doctor.ask(tasks.hold, { taskId: taskId(), words: 'Waits', until: null })],
    ['comment', () => nurse.ask(tasks.comment, { taskId: taskId(), words: 'Thank you' })],
    ['tick', () => doctor.ask(tasks.tick, { taskId: taskId(), item: 0, done: true })],
    [
      'changeRequest',
      async () => {
        const { version } = await ward.see(nurse, taskId())
        const to = { taskId: taskId(), reason: 'Sooner', within: '2-h' as const, sbar: null, version }
        await nurse.ask(tasks.changeRequest, to)
      },
    ],
    ['giveBack', () => doctor.ask(tasks.giveBack, { taskId: taskId(), reason: 'Busy' })],
    ['accept from home', () => home.ask(tasks.accept, { taskId: taskId() })],
    ['giveBack from home', () => home.ask(tasks.giveBack, { taskId: taskId(), reason: 'On paper' })],
    [
      'passOn to a team',
      () => doctor.ask(tasks.passOn, { taskId: taskId(), to: { kind: 'team', id: teamId }, reason: null }),
    ],
    ['nudge', () => siteManager.ask(tasks.nudge, { taskId: taskId(), personId: doctor.id })],
    ['decline a nudge', () => doctor.ask(tasks.decline, { taskId: taskId(), reason: 'No' })],
    ['decline as the last', () => second.ask(tasks.decline, { taskId: taskId(), reason: 'No' })],
    ['reopen', () => nurse.ask(tasks.reopen, { taskId: taskId(), reason: 'Somebody' })],
    ['start without accepting', () => second.ask(tasks.start, { taskId: taskId() })],
    ['moveOwner', () => ward.moveOwner([taskId()], doctor)],
    [
      'merge',
      () =>
        ward.administrator.ask(api.patients.mergePatients, {
          patientId: patient.id,
          intoPatientId: twin.id,
          reason: 'Twice',
        }),
    ],
    [
      'unmerge',
      () => ward.administrator.ask(api.patients.unmergePatient, { patientId: patient.id, reason: 'Two' }),
    ],
    ['complete', () => doctor.ask(tasks.complete, completing(patient.id))],
    ['review', () => nurse.ask(tasks.review, { taskId: taskId() })],
    ['request another', async () => (held.task = await ward.ask(nurse, asking))],
    ['enterInError', () => nurse.ask(tasks.enterInError, { taskId: taskId(), reason: 'Wrong' })],
    ['request urgently', async () => (held.task = await ward.ask(nurse, { ...asking, within: '30-min' }))],
    ['the ladder runs out', () => ward.wait(15)],
    ['accept the escalation', () => doctor.ask(escalation.accept, { escalationId: taskId() })],
    ['complete what had a ladder', () => doctor.ask(tasks.complete, completing(patient.id))],
    ['reopen what had a ladder', () => nurse.ask(tasks.reopen, { taskId: taskId(), reason: 'Again' })],
    ['cancel', () => nurse.ask(tasks.cancel, { taskId: taskId(), reason: null })],
  ]
  for (const [name, step] of steps) {
    await ward.keepsReplayLaw(everyBoard(), step).catch((error: unknown) => {
      throw new Error(`after ${name}`, { cause: error })
    })
  }
})

test('TSK22: a template that recurs is requested once at its time, with two servers, and once for what was missed', async () => {
  const [, other = ward.server] = ward.servers
  const details = {
    name: `Fridge ${nurse.id}`,
    type: 'administrative' as const,
    reason: 'Write down the temperature of the fridge',
    within: '4-h' as const,
    remote: false,
    skill: null,
    checklist: ['Fridge', 'Freezer'],
    requestedFor: toRole(),
    placeId: ward.ward,
    recurs: { days: [1, 2, 3, 4, 5, 6, 7], at: '07:30' },
  }
  expect(await nurse.refused(tasks.saveTemplate, { ...details, requestedFor: null })).toBe('bad-input')
  const { template } = await nurse.ask(tasks.saveTemplate, details)
  expect(await nurse.refused(tasks.saveTemplate, details)).toBe('already-exists')
  expect((await doctor.ask(tasks.listTemplates, {})).templates).toContainEqual(template)
  const asked = async () =>
    (await ward.open(doctor, 'role', roleId)).tasks.filter(({ reason }) => reason === details.reason)
  await ward.wait(0)
  expect(await asked()).toEqual([])
  const twin = ward.startWatchOf(other)
  ward.clock.advance(24 * 60 * 60_000)
  await Promise.all([ward.watch.look(), twin.look()])
  expect(await asked()).toHaveLength(1)
  expect((await asked())[0]).toMatchObject({ requestedBy: nurse.id, checklist: [{}, {}] })
  ward.clock.advance(3 * 24 * 60 * 60_000)
  await Promise.all([ward.watch.look(), twin.look()])
  expect(await asked()).toHaveLength(2)
  await nurse.ask(tasks.removeTemplate, { templateId: template.id })
  ward.clock.advance(24 * 60 * 60_000)
  await Promise.all([ward.watch.look(), twin.look()])
  expect(await asked()).toHaveLength(2)
  await twin.stop()
})

test('TSK21: whoever is on duty sees every load, and whoever is not sees none', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), within: '2-h' })
  await doctor.ask(tasks.accept, { taskId })
  await ward.ask(nurse, { requestedFor: toRole() })
  ward.clock.advance(3 * 60 * 60_000)
  const load = await nurse.ask(tasks.listLoad, { siteId: ward.siteId })
  expect(load.loads.find(({ personId }) => personId === nurse.id)).toMatchObject({ accepted: 0 })
  expect(load.unaccepted).toBeGreaterThan(0)
  const everywhere = await nurse.ask(tasks.listLoad, {})
  expect(everywhere.loads.find(({ personId }) => personId === doctor.id)).toMatchObject({
    accepted: 1,
    overdue: 1,
    roleIds: [roleId],
  })
  const off = await ward.hire()
  expect((await off.ask(tasks.listLoad, {})).loads).toEqual([])
})

test('TSK7: what has ended is listed for who may open its board, the newest first', async () => {
  const ids: string[] = []
  for (const _ of [1, 2]) {
    const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
    await doctor.ask(tasks.accept, { taskId })
    ward.clock.advance(1_000)
    await doctor.ask(tasks.complete, { taskId, patientId: null, result: 'done', outcome: null })
    ids.unshift(taskId)
  }
  for (const [who, board, id] of [
    [doctor, 'mine', undefined],
    [doctor, 'role', roleId],
    [nurse, 'asked', undefined],
    [nurse, 'ward', ward.ward],
  ] as const) {
    const ended = await who.ask(tasks.listEnded, id === undefined ? { board } : { board, id })
    expect(ended.tasks.slice(0, 2).map((task) => task.id)).toEqual(ids)
  }
})

test('TSK27: of what is overdue whoever has it is reminded once; of what nobody has, everyone who can see to it', async () => {
  const [, other = ward.server] = ward.servers
  const twin = ward.startWatchOf(other)
  const overdue = async (who: Colleague) =>
    (await ward.noticesOf(who)).map(({ heading }) => heading).filter((heading) => /overdue/i.test(heading))
  const mine = await ward.ask(nurse, { requestedFor: toRole(), within: '2-h' })
  await doctor.ask(tasks.accept, { taskId: mine.id })
  await ward.ask(nurse, { type: 'ecg', requestedFor: toRole(), within: '2-h' })
  const waiting = await ward.ask(nurse, { type: 'fluids', requestedFor: toRole(), within: '2-h' })
  await second.ask(tasks.accept, { taskId: waiting.id })
  const until = new Date(ward.clock.now().getTime() + 4 * 60 * 60_000).toISOString()
  await second.ask(tasks.hold, { taskId: waiting.id, words: 'The line', until })
  await ward.wait(119)
  expect(await overdue(doctor)).toEqual([])
  ward.clock.advance(2 * 60_000)
  await Promise.all([ward.watch.look(), twin.look()])
  await ward.wait(30)
  const nobodys = 'Overdue, and nobody has it: ECG'
  expect((await overdue(doctor)).sort()).toEqual([nobodys, 'Overdue: bloods'])
  expect(await overdue(second)).toEqual([nobodys])
  expect(await overdue(nurse)).toEqual([nobodys])
  expect((await overdue(siteManager)).at(-1)).toBe(nobodys)
  await second.ask(api.duty.signOff, {})
  const sooner = await ward.see(nurse, mine.id)
  const again = { taskId: mine.id, reason: 'Again', within: '4-h' as const, sbar: null }
  await nurse.ask(tasks.changeRequest, { ...again, version: sooner.version })
  await ward.wait(4 * 60)
  expect((await overdue(doctor)).filter((heading) => heading === 'Overdue: bloods')).toHaveLength(2)
  // Whoever has it went off duty: it is nobody's to those who can see to it.
  expect(await overdue(second)).toEqual([nobodys])
  expect(await overdue(nurse)).toEqual([nobodys, 'Overdue, and nobody has it: fluids'])
  await twin.stop()
})
