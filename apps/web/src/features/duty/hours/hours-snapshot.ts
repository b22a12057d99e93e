import type { OutOfHoursDay } from '@baton/contract'

const dayTitle = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})

export interface HoursSnapshot {
  /** “12 messages waited for you, and you were interrupted twice.” */
  readonly words: string
  readonly days: readonly {
    readonly key: string
    readonly title: string
    readonly held: number
    readonly interrupted: number
  }[]
}

/** What came while off duty, by day, the newest first; days on which nothing came are left out. */
export function hoursSnapshot(days: readonly OutOfHoursDay[], whose: 'me' | 'team'): HoursSnapshot {
  const held = sum(days.map((day) => day.held))
  const interrupted = sum(days.map((day) => day.interrupted))
  const whom = whose === 'me' ? 'you' : 'people of the team'
  return {
    words:
      held + interrupted === 0
        ? `Nothing was sent to ${whom} off duty.`
        : `${messages(held)} waited for ${whom} until the next shift. ${times(interrupted)} somebody was reached off duty by a recorded override.`,
    days: days
      .filter((day) => day.held + day.interrupted > 0)
      .sort((a, b) => (a.day < b.day ? 1 : -1))
      .map((day) => ({
        key: day.day,
        title: dayTitle.format(new Date(`${day.day}T12:00:00.000Z`)).replaceAll(',', ''),
        held: day.held,
        interrupted: day.interrupted,
      })),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

function times(count: number): string {
  if (count === 0) return 'Never'
  return count === 1 ? 'Once' : `${count} times`
}
