import { momentOf, wallTimeAt } from '@baton/domain/duty/zoned-time'

const stamp = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(?:(\d{2})(?:\.(\d{1,4}))?)?)?([+-]\d{4})?$/

/** A sender's clock may be ahead of ours by so much. */
const aheadMs = 5 * 60_000

/**
 * A moment as HL7 writes it: on the clock on the wall, unless it says how far from UTC. `null`: it is none.
 *
 * @param heard when it was received: in the hour that the clock shows twice in autumn it says which of the two is meant
 */
export function readTime(text: string, heard: Date): Date | null {
  const found = stamp.exec(text.trim())
  if (found === null) return null
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '0',
    offset,
  ] = found
  const numbers = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  }
  if (
    readDay(`${year}${month}${day}`) === null ||
    numbers.hour > 23 ||
    numbers.minute > 59 ||
    Number(second) > 59
  )
    return null
  const millis = Number(second) * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000)
  if (offset === undefined) {
    const moment = momentOf(numbers)
    // 31 April would become the first of May.
    if (wallTimeAt(moment).day !== numbers.day) return null
    return new Date(whichOfTwo(moment, heard).getTime() + millis)
  }
  const iso = `${year}-${month}-${day}T${hour}:${minute}:00${offset.slice(0, 3)}:${offset.slice(3)}`
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? null : new Date(moment.getTime() + millis)
}

function whichOfTwo(first: Date, heard: Date): Date {
  const second = new Date(first.getTime() + 3_600_000)
  const [a, b] = [wallTimeAt(first), wallTimeAt(second)]
  const isTwice = a.hour === b.hour && a.day === b.day
  return isTwice && second.getTime() <= heard.getTime() + aheadMs ? second : first
}

/** A day as HL7 writes it, such as 19480705, with or without a time: as 1948-07-05. `null`: there is no such day. */
export function readDay(text: string): string | null {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{2,6}.*)?$/.exec(text.trim())
  if (found === null) return null
  const written = `${found[1]}-${found[2]}-${found[3]}`
  const moment = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) ? written : null
}
