import type { RolesSnapshot } from '@baton/client'
import type { api, OutputOf, Shift } from '@baton/contract'
import { daysLater, momentOf, type WallTime, wallTimeAt, weekdayOf } from '@baton/domain/duty/zoned-time'
import { asClock } from '../../../ui/time/format-time.ts'

type Rota = OutputOf<typeof api.duty.openRota>

/** Something that stands on a day of the rota. */
export interface RotaEntry {
  readonly id: string
  readonly kind: 'shift' | 'gap'
  /** Whose shift it is, or that there is nobody. */
  readonly who: string
  readonly isMine: boolean
  /** “08:00 to 20:00”, “20:00 to 08:00 next day”, “all day” */
  readonly when: string
  /** When it begins, in ms: what is earlier stands first. */
  readonly at: number
  readonly shift: Shift | undefined
}

export interface RotaRow {
  /** The role, or where a shift without one is. */
  readonly id: string
  readonly name: string
  /** As many as the week has days. */
  readonly days: readonly (readonly RotaEntry[])[]
}

export interface RotaDay {
  readonly key: string
  /** “Mon 30 Nov” */
  readonly title: string
  readonly isToday: boolean
}

export interface RotaWeek {
  readonly days: readonly RotaDay[]
  readonly rows: readonly RotaRow[]
  /** Gaps that are not over. */
  readonly gapCount: number
  readonly away: readonly { readonly id: string; readonly words: string }[]
}

interface WeekState {
  readonly rota: Rota
  readonly roles: RolesSnapshot
  readonly nameOf: (personId: string) => string
  readonly viewerId: string
  readonly monday: Date
  readonly now: Date
}

const dayTitle = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const kinds = { leave: 'on leave', sickness: 'ill', study: 'on study leave', other: 'away' } as const

/** The moment at which the week of that moment begins in London, some weeks on. */
export function mondayOf(at: Date, weeksOn = 0): Date {
  const midnight: WallTime = { ...wallTimeAt(at), hour: 0, minute: 0, second: 0 }
  return momentOf(daysLater(midnight, 1 - weekdayOf(midnight) + 7 * weeksOn))
}

/** The beginnings of the days of a week and of the day after it, whatever the clocks do meanwhile. */
export function dayStarts(monday: Date): readonly Date[] {
  const wall = wallTimeAt(monday)
  return Array.from({ length: 8 }, (_, index) => momentOf(daysLater(wall, index)))
}

/** A week of the rota: a row for each role that has a shift or a gap, each entry on the day on which it begins. */
export function rotaWeek(state: WeekState): RotaWeek {
  const { rota, roles, nameOf, viewerId, monday, now } = state
  const starts = dayStarts(monday)
  const rows = new Map<string, RotaEntry[][]>()
  const place = (rowId: string, from: string, entry: RotaEntry) => {
    const row = rows.get(rowId) ?? starts.slice(1).map(() => [])
    rows.set(rowId, row)
    // What began before the week is seen on its first day.
    const day = Math.max(
      0,
      starts.findLastIndex((start) => start.getTime() <= Date.parse(from)),
    )
    row[Math.min(day, row.length - 1)]?.push(entry)
  }
  for (const shift of rota.shifts) {
    place(shift.roleId ?? '', shift.from, {
      id: shift.id,
      kind: 'shift',
      who: nameOf(shift.personId),
      isMine: shift.personId === viewerId,
      when: whenOf(shift, starts),
      at: Date.parse(shift.from),
      shift,
    })
  }
  for (const gap of rota.gaps) {
    for (const piece of byDay(gap, starts)) {
      place(gap.roleId, piece.from, {
        id: `${gap.roleId} ${piece.from}`,
        kind: 'gap',
        who: 'Nobody',
        isMine: false,
        when: whenOf(piece, starts),
        at: Date.parse(piece.from),
        shift: undefined,
      })
    }
  }
  const named = [...rows].map(([id, days]) => ({
    id,
    name: roles.byId.get(id)?.name ?? 'Without a role',
    days: days.map((entries) => entries.toSorted((a, b) => a.at - b.at)),
  }))
  return {
    days: starts.slice(0, 7).map((start, index) => ({
      key: start.toISOString(),
      title: dayTitle.format(start).replaceAll(',', ''),
      isToday: start <= now && now < (starts[index + 1] ?? start),
    })),
    rows: named.sort(
      (a, b) => Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name, 'en-GB'),
    ),
    gapCount: rota.gaps.filter(({ until }) => Date.parse(until) > now.getTime()).length,
    away: rota.absences.map((absence) => ({
      id: absence.id,
      words: `${nameOf(absence.personId)} is ${kinds[absence.kind]}, ${dayTitle.format(new Date(absence.from))} ${asClock(new Date(absence.from))} to ${dayTitle.format(new Date(absence.until))} ${asClock(new Date(absence.until))}`,
    })),
  }
}

/** A gap that lasts for days is shown on each of them. */
function byDay(gap: { readonly from: string; readonly until: string }, starts: readonly Date[]) {
  const [from, until] = [Date.parse(gap.from), Date.parse(gap.until)]
  return starts.slice(0, 7).flatMap((start, index) => {
    const [begins, ends] = [
      Math.max(from, start.getTime()),
      Math.min(until, starts[index + 1]?.getTime() ?? until),
    ]
    return begins < ends
      ? [{ from: new Date(begins).toISOString(), until: new Date(ends).toISOString() }]
      : []
  })
}

function whenOf(stretch: { readonly from: string; readonly until: string }, starts: readonly Date[]): string {
  const [from, until] = [new Date(stretch.from), new Date(stretch.until)]
  const day = starts.findLastIndex((start) => start <= from)
  const dayEnds = starts[day + 1]
  const isWhole =
    day >= 0 && starts[day]?.getTime() === from.getTime() && dayEnds?.getTime() === until.getTime()
  return isWhole ? 'all day' : `${asClock(from)} to ${asClock(until)}`
}
