import type { Channel, RungTarget, Urgency } from '@baton/contract'
import { type TaskNews, taskHeading, taskNewsHeading } from '@baton/domain/tasks/heading'
import { noticeUrgencyOf } from '@baton/domain/tasks/pressing'
import type { TaskParts } from '../parts.ts'
import type { TaskRow } from '../store/tasks.ts'
import type { Deed } from './deed.ts'

const channels: readonly Channel[] = ['in-app', 'web-push']

/** What every notice of a task is about. */
export function aboutOf({ id }: Pick<TaskRow, 'id'>): { kind: string; id: string } {
  return { kind: 'task', id }
}

/** Tells those who are asked; what climbs a ladder is called by the ladder (TSK9). */
export async function ringAsked(
  deed: Deed,
  { notify, duty }: TaskParts,
  row: TaskRow,
  personIds: Iterable<string>,
): Promise<void> {
  const role =
    row.forKind === 'role' ? (await duty.rolesByIds(deed.transaction, [row.forId])).get(row.forId) : undefined
  const urgency = noticeUrgencyOf(row)
  const others = [...new Set(personIds)].filter((personId) => personId !== deed.personId).sort()
  await notify.notify(
    deed,
    others.map((personId) => ({
      key: `task:${row.id}:asked:${row.steps}:${personId}`,
      personId,
      about: aboutOf(row),
      urgency,
      heading: taskHeading(row.type, role?.name ?? null),
      channels,
      throughRole: urgency !== 'routine' && row.forKind === 'role',
    })),
  )
}

/** Tells people what became of a task. */
export async function ringNews(
  deed: Deed,
  { notify }: TaskParts,
  row: TaskRow,
  given: {
    news: TaskNews
    urgency: Urgency
    personIds: readonly (string | null)[]
    /** Tells one time from another where no step of its history does. */
    about?: string
  },
): Promise<void> {
  const { news, urgency } = given
  const others = new Set(given.personIds.filter((one) => one !== null && one !== deed.personId))
  await notify.notify(
    deed,
    [...others]
      .flatMap((personId) => personId ?? [])
      .map((personId) => ({
        key: `task:${row.id}:${given.about ?? row.steps}:${news}:${personId}`,
        personId,
        about: { kind: 'task-news', id: row.id },
        urgency,
        heading: taskNewsHeading(news, row.type),
        channels,
      })),
  )
}

/** Those on duty of a target, and who is named. */
export async function peopleOf(
  { transaction }: Pick<Deed, 'transaction'>,
  { duty }: Pick<TaskParts, 'duty'>,
  target: RungTarget,
): Promise<string[]> {
  if (target.kind === 'person') return [target.id]
  const found =
    target.kind === 'role'
      ? await duty.holdersOf(transaction, [target.id])
      : await duty.onDutyOfTeams(transaction, [target.id])
  return found.get(target.id) ?? []
}
