import type { Meeting, MeetingSubject } from '@baton/contract'
import { asClock, asDate, daysBetween } from '../../../ui/time/format-time.ts'

/** Who looks, and the names of people, roles and teams. */
export interface CallNaming {
  readonly viewerId: string
  readonly nameOf: (personId: string) => string
  readonly roleOf: (roleId: string) => string
  readonly teamOf: (teamId: string) => string
}

/** What a meeting is called: its title; a call, which has none, by who is in it. */
export function titleOf(
  meeting: Pick<Meeting, 'title' | 'about' | 'organiserId' | 'invited'>,
  naming: CallNaming,
): string {
  const { title, about } = meeting
  if (title !== null) return title
  if (about?.kind === 'role') return `Call to ${naming.roleOf(about.id)}`
  if (about?.kind === 'team') return `Call to ${naming.teamOf(about.id)}`
  const others = othersOf(meeting, naming.viewerId).map(naming.nameOf)
  const [first, second, ...more] = others
  if (first === undefined) return 'Call'
  if (second === undefined) return `Call with ${first}`
  if (more.length === 0) return `Call with ${first} and ${second}`
  return `Call with ${first} and ${others.length - 1} others`
}

/** Everyone whom it concerns but the viewer: whoever began it first. */
export function othersOf(
  { organiserId, invited }: Pick<Meeting, 'organiserId' | 'invited'>,
  viewerId: string,
): readonly string[] {
  const all = new Set([organiserId, ...invited.map(({ personId }) => personId)])
  return [...all].filter((id) => id !== viewerId)
}

/**
 * What a call was begun from, for a screen that others may see: never whose conversation or which patient. Empty where
 * it is only about the person.
 */
export function aboutWords(about: MeetingSubject | null, naming: CallNaming): string {
  switch (about?.kind) {
    case undefined:
    case 'person':
      return ''
    case 'role':
      return `For ${naming.roleOf(about.id)}`
    case 'team':
      return `For ${naming.teamOf(about.id)}`
    case 'conversation':
      return 'From a conversation'
    case 'task':
      return 'About a task'
    case 'patient':
      return 'About a patient'
    case 'page':
      return 'About something urgent'
  }
}

/** “Today 14:00 to 15:00”, “Tomorrow 09:00 to 09:30”, “Thursday 3 December 2026, 09:00 to 10:00”. */
export function whenWords({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>, now: Date): string {
  if (startsAt === null) return 'Now'
  const start = new Date(startsAt)
  const times = endsAt === null ? asClock(start) : `${asClock(start)} to ${asClock(new Date(endsAt))}`
  const days = -daysBetween(start, now)
  if (days === 0) return `Today ${times}`
  if (days === 1) return `Tomorrow ${times}`
  if (days === -1) return `Yesterday ${times}`
  return `${weekday.format(start)} ${asDate(start)}, ${times}`
}

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })

const everyWords = {
  weekday: 'Every weekday',
  week: 'Every week',
  fortnight: 'Every two weeks',
  month: 'Every month',
} as const

/** “Every week until 31 March 2027”; empty for a meeting that comes once. */
export function repeatWords(recurrence: Meeting['recurrence']): string {
  if (recurrence === null) return ''
  return `${everyWords[recurrence.every]} until ${asDate(new Date(`${recurrence.until}T12:00:00Z`))}`
}

/** “3 minutes”, “1 hour 5 minutes”; less than a minute in seconds. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return counted(seconds, 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return counted(minutes, 'minute')
  const rest = minutes % 60
  const hours = counted(Math.floor(minutes / 60), 'hour')
  return rest === 0 ? hours : `${hours} ${counted(rest, 'minute')}`
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export function peopleIn(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

/** “Amina Yusuf”, “Amina Yusuf and Ben Carter”, “Amina Yusuf, Ben Carter and Ffion Rees”. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
