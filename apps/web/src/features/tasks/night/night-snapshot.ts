import type { api, Duty, Handover, OutputOf, Patient, SickPatient, Task } from '@baton/contract'
import { isOverdue } from '@baton/domain/tasks/rank'
import { placeWords, wardOf } from '../../../app/session/places.ts'
import { asClock } from '../../../ui/time/format-time.ts'
import { untilWords } from '../../duty/words/until-words.ts'
import { whoWords } from '../../handover/handover-snapshot.ts'
import { illnessLooks, trendWords } from '../../handover/handover-words.ts'
import { isAsked } from '../acts.ts'
import { rowOf, type TaskAround, type TaskRowSnapshot, wardOfTask } from '../board/board-snapshot.ts'
import { type LoadRow, loadSnapshot } from '../load/load-snapshot.ts'
import { lengthWords } from '../words/due-words.ts'
import { isUnaccepted } from '../words/status-words.ts'
import { taskTypes } from '../words/task-types.ts'

/** What the night of a site is drawn from. */
export interface NightState {
  readonly siteId: string
  readonly tasks: readonly Task[]
  readonly patients: readonly Patient[]
  readonly load: OutputOf<typeof api.tasks.listLoad>
  readonly sickest: OutputOf<typeof api.tasks.listSickest>
  readonly handovers: readonly Handover[]
  readonly dutyOf: (personId: string) => Duty | undefined
}

/** Somebody who can be asked in one press. */
export interface Asking {
  readonly personId: string
  readonly name: string
  /** “Medical registrar on call, has 2” */
  readonly about: string
  /** A coordinator has asked them. */
  readonly isAsked: boolean
}

/** What nobody has. */
export interface WaitingRow {
  readonly row: TaskRowSnapshot
  /** “since 01:12 (25 min)” */
  readonly since: string
  /** Where its ladder is; empty where it climbs none. */
  readonly ladder: string
  /** Whom a coordinator has asked already. */
  readonly asked: string | null
  readonly canAsk: readonly Asking[]
}

export interface OnDutyRow extends LoadRow {
  /** “until 08:00”; empty where it is not known. */
  readonly until: string
  readonly isEnding: boolean
}

export interface SickRow {
  readonly patientId: string
  readonly patient: Patient | null
  /** “NEWS2 7 at 01:40, getting worse”; empty where nobody gave one. */
  readonly news2: string
  /** “Sick”, as the last handover says. */
  readonly illness: string | null
  readonly problem: string
  readonly ifThen: string
  readonly tasks: readonly { readonly id: string; readonly words: string; readonly has: string }[]
}

export interface NightSnapshot {
  readonly counts: readonly { readonly term: string; readonly value: number; readonly isBad: boolean }[]
  readonly waiting: readonly WaitingRow[]
  /** Beyond those: they are gone through on the board. */
  readonly moreWaiting: number
  readonly onDuty: readonly OnDutyRow[]
  readonly sick: readonly SickRow[]
  readonly overdue: readonly TaskRowSnapshot[]
  readonly moreOverdue: number
  /** Offered and not answered. */
  readonly offered: readonly { readonly id: string; readonly ward: string; readonly words: string }[]
}

/** So many of each are shown: more than anybody goes through on one screen. */
const [mostWaiting, mostOverdue] = [60, 20]
/** Whose shift ends so soon hands over next. */
const endsSoonMs = 2 * 60 * 60_000

/** The night of one site as whoever coordinates it needs it: what nobody has first, the oldest first. */
export function nightSnapshot(state: NightState, around: TaskAround): NightSnapshot {
  const byId = new Map(state.patients.map((patient) => [patient.id, patient]))
  const inWords = (task: Task) => rowOf(task, byId.get(task.patientId ?? '') ?? null, around)
  const onDuty = onDutyRows(state, around)
  const nobodys = state.tasks.filter(isUnaccepted).sort((a, b) => compare(a.requestedAt, b.requestedAt))
  const late = state.tasks.filter((task) => isOverdue(task, around.now))
  const had = late.filter((task) => !isUnaccepted(task)).sort((a, b) => compare(a.dueAt, b.dueAt))
  const sick = state.sickest.sick.map((one) => sickRow(one, state, inWords))
  return {
    counts: [
      { term: 'Nobody has it', value: nobodys.length, isBad: nobodys.length > 0 },
      { term: 'Overdue', value: late.length, isBad: late.length > 0 },
      { term: 'Sickest', value: sick.length, isBad: false },
      { term: 'On duty', value: onDuty.length, isBad: false },
    ],
    waiting: nobodys.slice(0, mostWaiting).map((task) => waitingRow(inWords(task), onDuty, state, around)),
    moreWaiting: Math.max(0, nobodys.length - mostWaiting),
    onDuty,
    sick,
    overdue: had.slice(0, mostOverdue).map(inWords),
    moreOverdue: Math.max(0, had.length - mostOverdue),
    offered: offeredOf(state, around),
  }
}

function onDutyRows({ load, dutyOf }: NightState, around: TaskAround): OnDutyRow[] {
  return loadSnapshot(load, around).rows.map((row) => {
    const until = dutyOf(row.personId)?.until ?? null
    return {
      ...row,
      until: until === null ? '' : `until ${untilWords(until, around.now)}`,
      isEnding: until !== null && Date.parse(until) - around.now.getTime() < endsSoonMs,
    }
  })
}

function waitingRow(
  row: TaskRowSnapshot,
  onDuty: readonly OnDutyRow[],
  state: NightState,
  around: TaskAround,
): WaitingRow {
  const { task } = row
  const waited = lengthWords(around.now.getTime() - Date.parse(task.requestedAt))
  const asked = onDuty.find(({ personId }) => personId === task.nudgedId)
  return {
    row,
    since: `since ${untilWords(task.requestedAt, around.now)}${waited === '' ? '' : ` (${waited})`}`,
    ladder: ladderWords(task),
    asked: asked === undefined ? null : asked.name,
    canAsk: whoCanBeAsked(row, onDuty, state, around),
  }
}

function ladderWords({ escalation }: Task): string {
  if (escalation === 'exhausted') return 'Nobody is left to call: telephone'
  return escalation === 'running' ? 'A ladder is climbed' : ''
}

/**
 * Who is asked in one press: holders of a role of the site, and who works on the ward of the task, whoever carries least
 * first; not whoever looks, of whom it is asked as a role or by name, or who is at home where it has to be done there.
 */
function whoCanBeAsked(
  { task, patient }: TaskRowSnapshot,
  onDuty: readonly OnDutyRow[],
  { load }: NightState,
  { viewer, naming, places }: TaskAround,
): Asking[] {
  const ward = wardOfTask(task, patient, places)
  const loads = new Map(load.loads.map((one) => [one.personId, one]))
  return onDuty
    .filter(({ personId }) => {
      const own = loads.get(personId)
      if (own === undefined || personId === viewer.id) return false
      // Nobody is asked of whom the screen cannot say who they are.
      if (naming.find(personId) === undefined) return false
      if (own.from === 'home' && !task.remote) return false
      const roles = own.roleIds.flatMap((id) => naming.roles.get(id) ?? [])
      if (roles.some(({ coordinates }) => coordinates)) return false
      const standing = { id: personId, roleIds: new Set(own.roleIds), teamIds: new Set<string>() }
      if (isAsked(task.requestedFor, { ...viewer, ...standing })) return false
      return roles.length > 0 || (ward !== null && wardOf(own.placeId, places)?.id === ward.id)
    })
    .sort((a, b) => a.urgent - b.urgent || a.accepted - b.accepted || compare(a.personId, b.personId))
    .map(({ personId, name, about, accepted }) => ({
      personId,
      name,
      about: about === '' ? `has ${accepted}` : `${about}, has ${accepted}`,
      isAsked: personId === task.nudgedId,
    }))
}

function sickRow(
  { patientId, news2, news2At, said, taskIds }: SickPatient,
  { sickest, tasks }: NightState,
  inWords: (task: Task) => TaskRowSnapshot,
): SickRow {
  const trend = said?.trend && said.news2 === news2 ? `, ${trendWords[said.trend]}` : ''
  const at = news2At === null ? '' : ` at ${asClock(new Date(news2At))}`
  const wanted = new Set(taskIds)
  const telling = tasks.filter(({ id }) => wanted.has(id))
  return {
    patientId,
    patient: sickest.patients.find(({ id }) => id === patientId) ?? null,
    news2: news2 === null ? '' : `NEWS2 ${news2}${at}${trend}`,
    illness: said === null ? null : illnessLooks[said.illness].word,
    problem: said?.problem || telling[0]?.sbar?.situation || '',
    ifThen: said?.ifThen ?? '',
    tasks: telling.map((task) => ({ id: task.id, words: taskTypes[task.type].name, has: inWords(task).has })),
  }
}

/** Handovers of the site's wards that somebody waits for an answer to. */
function offeredOf({ handovers, siteId }: NightState, { naming, places, now }: TaskAround) {
  return handovers
    .filter(({ state, wardId }) => state === 'offered' && places.places.get(wardId)?.siteId === siteId)
    .map((handover) => ({
      id: handover.id,
      ward: placeWords(handover.wardId, places) || 'A ward',
      words: `${whoWords(handover, naming)}, offered ${
        handover.offeredAt === null ? '' : untilWords(handover.offeredAt, now)
      }`,
    }))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
