const minuteMs = 60_000
const dayMinutes = 24 * 60

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Minutes after midnight on the clock on the wall. */
export function minutesOfDay(at: Date, zone: string): number {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    clocks.set(zone, clock)
  }
  return minutesOf(clock.format(at))
}

/** Whether a time of day is within hours, which may run past midnight; equal ends are the whole day. */
export function isWithin(minutes: number, hours: { from: string; until: string }): boolean {
  const [from, until] = [minutesOf(hours.from), minutesOf(hours.until)]
  return from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until
}

/** The next moment at which the clock on the wall shows this time; on a day that skips it, the moment just after. */
export function nextTime(time: string, at: Date, zone: string): Date {
  const started = Math.floor(at.getTime() / minuteMs) * minuteMs
  const lacking = (minutesOf(time) - minutesOfDay(at, zone) + dayMinutes) % dayMinutes || dayMinutes
  const guess = new Date(started + lacking * minuteMs)
  // A clock that was put forward or back in between shows another time than was counted on.
  const off = minutesOfDay(guess, zone) - minutesOf(time)
  const shift = off > dayMinutes / 2 ? off - dayMinutes : off < -dayMinutes / 2 ? off + dayMinutes : off
  const corrected = new Date(guess.getTime() - shift * minuteMs)
  return corrected > at ? corrected : guess
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
