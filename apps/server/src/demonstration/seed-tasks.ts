import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { templates } from './hospital/task-templates.ts'
import { type DemonstrationTask, tasks } from './hospital/tasks/index.ts'
import { actorOf, placeOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000

interface Names {
  readonly hospital: SeededHospital
  readonly roles: ReadonlyMap<string, string>
}

/** Lets the wards ask for some forty things, which have come as far as such things come by the middle of a shift. */
export async function seedTasks(errands: Errands, hospital: SeededHospital, now: Date): Promise<void> {
  const keeper = actorOf(hospital.people, 'Margaret Holloway')
  const known = await errands.run(api.duty.listRoles, {}, keeper, now)
  const names = { hospital, roles: new Map(known.roles.map(({ id, name }) => [name, id])) }
  const patients = new Map<string, string>()
  for (const task of tasks.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    await seedTask(errands, names, patients, task, now)
  }
  for (const { to, ward, checklist, ...template } of templates) {
    const requestedFor = to === null ? null : targetOf(names, to)
    const placeId = ward === null ? null : placeOf(hospital.places, ward).placeId
    const details = { ...template, checklist: [...checklist], requestedFor, placeId }
    await errands.run(api.tasks.saveTemplate, details, keeper, now)
  }
}

async function seedTask(
  errands: Errands,
  names: Names,
  patients: Map<string, string>,
  task: DemonstrationTask,
  now: Date,
): Promise<void> {
  const { hospital } = names
  const asked = new Date(now.getTime() - task.minutesAgo * minuteMs)
  const asker = actorOf(hospital.people, task.by)
  const wardId = placeOf(hospital.places, task.ward).placeId
  const patientId =
    task.patient === null || wardId === null
      ? null
      : await patientOf(errands, asker, patients, { name: task.patient, wardId, at: asked })
  const { sbar } = task
  const blank = { patient: '', place: '', assessment: '' }
  const input = {
    type: task.type,
    reason: task.reason,
    within: task.within,
    requestedFor: targetOf(names, task.to),
    patientId,
    placeId: patientId === null ? wardId : null,
    sbar: sbar === undefined ? null : { ...blank, ...sbar },
    skill: task.skill ?? null,
    remote: task.remote ?? false,
    checklist: [...(task.checklist ?? [])],
    asRoleId: null,
    message: null,
  }
  const { task: made } = await errands.run(api.tasks.request, input, asker, asked)
  const at = (share: number) => new Date(asked.getTime() + share * task.minutesAgo * minuteMs)
  await comeOn(errands, names, task, { taskId: made.id, patientId, asker, at })
  if (task.comment !== undefined) {
    const { by, words } = task.comment
    await errands.run(api.tasks.comment, { taskId: made.id, words }, actorOf(hospital.people, by), at(0.8))
  }
}

interface Made {
  readonly taskId: string
  readonly patientId: string | null
  readonly asker: Actor
  /** At this share of the time that has passed since it was asked for. */
  readonly at: (share: number) => Date
}

/** Within the first minutes, so that no ladder has called anybody else. */
async function comeOn(
  errands: Errands,
  { hospital }: Names,
  { come, owner, words, to }: DemonstrationTask,
  { taskId, patientId, asker, at }: Made,
): Promise<void> {
  const onTask = { taskId }
  if (come === 'waiting') return
  if (come === 'cancelled') {
    await errands.run(api.tasks.cancel, { ...onTask, reason: 'She has rung already' }, asker, at(0.5))
    return
  }
  if (come === 'wrong') {
    const reason = 'Asked for the wrong patient'
    await errands.run(api.tasks.enterInError, { ...onTask, reason }, asker, at(0.1))
    return
  }
  const doer = actorOf(hospital.people, owner ?? holderName(to))
  if (come === 'received') {
    await errands.run(api.tasks.markReceived, onTask, doer, at(0.3))
    return
  }
  if (come === 'declined') {
    await errands.run(api.tasks.decline, { ...onTask, reason: words ?? '' }, doer, at(0.2))
    return
  }
  await errands.run(api.tasks.accept, onTask, doer, at(0.02))
  if (come === 'accepted') return
  await errands.run(api.tasks.start, onTask, doer, at(0.3))
  if (come === 'started') return
  if (come === 'held') {
    await errands.run(api.tasks.hold, { ...onTask, words: words ?? '', until: null }, doer, at(0.5))
    return
  }
  const result = come === 'failed' ? ('failed' as const) : ('done' as const)
  const outcome = words ?? null
  await errands.run(api.tasks.complete, { ...onTask, patientId, result, outcome }, doer, at(0.6))
  if (come === 'read') await errands.run(api.tasks.review, onTask, asker, at(0.7))
}

/** Who receives what nobody has taken yet. */
function holderName({ kind, name }: DemonstrationTask['to']): string {
  return kind === 'person' ? name : 'Hassan Malik'
}

function targetOf({ hospital, roles }: Names, { kind, name }: DemonstrationTask['to']) {
  if (kind === 'person') return { kind, id: actorOf(hospital.people, name).personId }
  const id = (kind === 'role' ? roles : hospital.teams).get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${kind} ${name}`)
  return { kind, id }
}

async function patientOf(
  errands: Errands,
  actor: Actor,
  known: Map<string, string>,
  { name, wardId, at }: { name: string; wardId: string; at: Date },
): Promise<string> {
  if (!known.has(name)) {
    const { patients } = await errands.run(api.patients.listWard, { wardId }, actor, at)
    for (const { id, given, family } of patients) known.set(`${given} ${family}`, id)
  }
  const id = known.get(name)
  if (id === undefined) throw new Error(`no ${name} lies on the ward`)
  return id
}
