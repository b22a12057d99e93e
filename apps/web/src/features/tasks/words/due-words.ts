import { untilWords } from '../../duty/words/until-words.ts'

export interface DueLine {
  /** “by 14:30, in 25 min”, “overdue by 10 min”, “by Mon 09:00” */
  readonly words: string
  readonly state: 'later' | 'soon' | 'overdue'
}

/** Less than so long before it is due it is drawn as coming up. */
const soonMs = 30 * 60_000
/** Beyond so long the clock says enough. */
const countedMs = 12 * 60 * 60_000

/**
 * When something is due, in plain words. What is left is rounded down and what it is over by too, so that nobody is
 * told that there is more time than there is.
 *
 * @param now by the server's clock
 */
export function dueLine(dueAt: string, now: Date): DueLine {
  const left = Date.parse(dueAt) - now.getTime()
  if (left < 0) {
    const over = lengthWords(-left)
    return { words: over === '' ? 'due now' : `overdue by ${over}`, state: 'overdue' }
  }
  const by = `by ${untilWords(dueAt, now)}`
  if (left > countedMs) return { words: by, state: 'later' }
  const length = lengthWords(left)
  return {
    words: length === '' ? `${by}, now` : `${by}, in ${length}`,
    state: left < soonMs ? 'soon' : 'later',
  }
}

/** “25 min”, “3 h 10 min”, “2 days”; empty below a minute. */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return ''
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  const rest = minutes % 60
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
