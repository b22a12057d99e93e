import type { api, Load, OutputOf } from '@baton/contract'
import { placeWords } from '../../../app/session/places.ts'
import { asClock } from '../../../ui/time/format-time.ts'
import { roleOf } from '../../messaging/people.ts'
import { capital, personName } from '../../urgent/words/targets.ts'
import type { TaskAround } from '../board/board-snapshot.ts'
import { lengthWords } from '../words/due-words.ts'

/** What one person on duty carries. */
export interface LoadRow {
  readonly personId: string
  readonly name: string
  /** The roles that they hold, or what they are. */
  readonly about: string
  readonly where: string
  readonly accepted: number
  readonly urgent: number
  readonly overdue: number
}

/** What somebody who has gone off duty still has. */
export interface AwayRow {
  readonly personId: string
  readonly name: string
  readonly about: string
  readonly accepted: number
  readonly overdue: number
}

export interface LoadSnapshot {
  readonly rows: readonly LoadRow[]
  /** Off duty with open tasks, as the server orders them. */
  readonly away: readonly AwayRow[]
  /** “3 that nobody has accepted, the oldest since 13:40 (25 min)” */
  readonly unaccepted: string
  readonly overdue: string
}

/** Who is on duty and what each carries: whoever carries most that presses stands first. */
export function loadSnapshot(
  { loads, away, unaccepted, overdue, oldestUnacceptedAt }: OutputOf<typeof api.tasks.listLoad>,
  around: TaskAround,
): LoadSnapshot {
  return {
    rows: loads.map((load) => rowOf(load, around)).sort(byLoad),
    away: away.map((left) => ({
      ...left,
      name: capital(personName(left.personId, around.naming)),
      about: roleOf(around.naming.find(left.personId)),
    })),
    unaccepted: unacceptedWords(unaccepted, oldestUnacceptedAt, around.now),
    overdue:
      overdue === 0
        ? 'Nothing is overdue'
        : overdue === 1
          ? '1 task is overdue'
          : `${overdue} tasks are overdue`,
  }
}

function rowOf(load: Load, { naming, places }: TaskAround): LoadRow {
  const roles = load.roleIds.flatMap((id) => naming.roles.get(id)?.name ?? [])
  const place = placeWords(load.placeId, places)
  return {
    personId: load.personId,
    name: capital(personName(load.personId, naming)),
    about: roles.length > 0 ? roles.join(', ') : roleOf(naming.find(load.personId)),
    where: load.from === 'home' ? 'Working from home' : place,
    accepted: load.accepted,
    urgent: load.urgent,
    overdue: load.overdue,
  }
}

function unacceptedWords(count: number, oldestAt: string | null, now: Date): string {
  if (count === 0) return 'Everything has been accepted'
  const what = count === 1 ? '1 task that nobody has' : `${count} tasks that nobody has`
  if (oldestAt === null) return what
  const waited = lengthWords(now.getTime() - Date.parse(oldestAt))
  return `${what}, the oldest since ${asClock(new Date(oldestAt))}${waited === '' ? '' : ` (${waited})`}`
}

function byLoad(a: LoadRow, b: LoadRow): number {
  return (
    b.urgent - a.urgent ||
    b.overdue - a.overdue ||
    b.accepted - a.accepted ||
    a.name.localeCompare(b.name, 'en-GB')
  )
}
