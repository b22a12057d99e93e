import { asAgo, asClock, asDate, asDateAndClock, asDay, asListTime } from './format-time.ts'

type Moment = string | number | Date

interface TimeProps {
  readonly at: Moment
  /** clock 14:05 · date 22 November 2026 · both · day Today · list (short, for a row's edge) · ago */
  readonly as?: 'clock' | 'date' | 'both' | 'day' | 'list' | 'ago'
  /** The present moment, when the screen keeps one. */
  readonly now?: Moment
}

/** A moment, in London time, 24-hour clock; the whole date is in its title. */
export function Time({ at, as = 'clock', now = Date.now() }: TimeProps) {
  const moment = new Date(at)
  return (
    <time dateTime={moment.toISOString()} title={asDateAndClock(moment)}>
      {wordsFor(as, moment, new Date(now))}
    </time>
  )
}

function wordsFor(as: NonNullable<TimeProps['as']>, moment: Date, now: Date): string {
  switch (as) {
    case 'clock':
      return asClock(moment)
    case 'date':
      return asDate(moment)
    case 'both':
      return asDateAndClock(moment)
    case 'day':
      return asDay(moment, now)
    case 'list':
      return asListTime(moment, now)
    case 'ago':
      return asAgo(moment, now)
  }
}
