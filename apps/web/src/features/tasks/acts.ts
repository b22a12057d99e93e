import type { RungTarget, Task } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import { mayPassOn } from '@baton/domain/tasks/may-pass-on'
import { awaitsReview, type TaskAct as DomainAct, isOpenTask, nextStatus } from '@baton/domain/tasks/status'
import { isUnaccepted } from './words/status-words.ts'

/** Who looks at tasks, as far as it decides what they may do. */
export interface TaskViewer {
  readonly id: string
  /** Roles that they hold now. */
  readonly roleIds: ReadonlySet<string>
  readonly teamIds: ReadonlySet<string>
  readonly isOnDuty: boolean
  /** One of their roles coordinates. */
  readonly coordinates: boolean
  /** Off duty with open tasks, as far as whoever coordinates was told. */
  readonly awayIds?: ReadonlySet<string>
}

export type TaskAct =
  | 'accept'
  | 'start'
  | 'resume'
  | 'complete'
  | 'review'
  | 'hold'
  | 'passOn'
  | 'giveBack'
  | 'decline'
  | 'nudge'
  | 'changeRequest'
  | 'correctSbar'
  | 'reopen'
  | 'cancel'
  | 'enterInError'

/** What can be done with a task, the one clear next thing apart from the rest. */
export interface TaskActs {
  readonly next: TaskAct | null
  readonly others: readonly TaskAct[]
}

/** In the order in which they are offered after the next one. */
const order: readonly TaskAct[] = [
  'accept',
  'start',
  'resume',
  'complete',
  'review',
  'hold',
  'passOn',
  'giveBack',
  'decline',
  'nudge',
  'changeRequest',
  'correctSbar',
  'reopen',
  'cancel',
  'enterInError',
]

/**
 * What a person may do with a task now. What the server would refuse is not offered.
 *
 * @param isPaged a ladder called them, beyond whom it was first asked of
 */
export function actsOf(task: Task, viewer: TaskViewer, isPaged = false): TaskActs {
  const possible = possibleActs(task, relationshipsOf(task, viewer, isPaged), viewer)
  const next = nextOf(task, possible, viewer)
  return { next, others: order.filter((act) => act !== next && possible.has(act)) }
}

/** Whether it is asked of them: by name, through a role that they hold, or as one of a team. */
export function isAsked({ kind, id }: RungTarget, viewer: TaskViewer): boolean {
  if (kind === 'person') return id === viewer.id
  return (kind === 'role' ? viewer.roleIds : viewer.teamIds).has(id)
}

/** Nobody has it, and it is asked of them. */
export function waitsForMe(task: Task, viewer: TaskViewer): boolean {
  return isUnaccepted(task) && (task.nudgedId === viewer.id || isAsked(task.requestedFor, viewer))
}

function relationshipsOf(task: Task, viewer: TaskViewer, isPaged: boolean): Relationship[] {
  // Whoever has it on a screen at all is told of it.
  const relationships: Relationship[] = ['person', 'onlooker']
  if (task.requestedBy === viewer.id) relationships.push('author')
  if (task.ownerId === viewer.id) relationships.push('holder')
  if (isPaged || task.nudgedId === viewer.id || isAsked(task.requestedFor, viewer))
    relationships.push('paged')
  return relationships
}

function possibleActs(task: Task, are: readonly Relationship[], viewer: TaskViewer): ReadonlySet<TaskAct> {
  const can = (act: DomainAct) => nextStatus(task, act) !== null
  const isMine = task.ownerId === viewer.id && isOpenTask(task)
  const waits = isOpenTask(task) && task.ownerId === null
  const acts: Record<TaskAct, boolean> = {
    accept: waits && can('accept') && viewer.isOnDuty && may('tasks.accept', are),
    start: isMine && task.status === 'accepted' && can('start') && viewer.isOnDuty && may('tasks.start', are),
    resume: isMine && task.status === 'on-hold' && can('start') && viewer.isOnDuty && may('tasks.start', are),
    complete: isMine && can('complete') && may('tasks.complete', are),
    review: awaitsReview(task) && may('tasks.review', are),
    hold: isMine && task.status !== 'on-hold' && can('hold') && may('tasks.hold', are),
    passOn: isOpenTask(task) && passes(task, are, viewer) && can('pass-on') && may('tasks.passOn', are),
    giveBack: isMine && can('give-back') && may('tasks.giveBack', are),
    decline: waits && can('reject') && may('tasks.decline', are),
    nudge: waits && viewer.coordinates && may('tasks.nudge', are),
    changeRequest: isOpenTask(task) && may('tasks.changeRequest', are),
    correctSbar: isOpenTask(task) && task.sbar !== null && may('tasks.changeRequest', are),
    reopen: can('reopen') && may('tasks.reopen', are),
    cancel: can('cancel') && may('tasks.cancel', are),
    enterInError: isOpenTask(task) && can('enter-in-error') && may('tasks.enterInError', are),
  }
  return new Set(order.filter((act) => acts[act]))
}

function passes(task: Task, are: readonly Relationship[], viewer: TaskViewer): boolean {
  return mayPassOn(task, {
    personId: viewer.id,
    isAsked: are.includes('paged'),
    coordinates: viewer.coordinates,
    isOwnerAway: task.ownerId !== null && viewer.awayIds?.has(task.ownerId) === true,
  })
}

/** The one clear next thing. What one asked of others oneself is theirs to accept first. */
function nextOf(task: Task, possible: ReadonlySet<TaskAct>, viewer: TaskViewer): TaskAct | null {
  if (task.status === 'in-progress' && possible.has('complete')) return 'complete'
  const first = (['start', 'resume', 'complete', 'review'] as const).find((act) => possible.has(act))
  if (first) return first
  if (!possible.has('accept')) return null
  return task.requestedBy === viewer.id && !isAsked(task.requestedFor, viewer) ? null : 'accept'
}
