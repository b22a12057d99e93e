/**
 * How long until a moment, in words that never say less than is left: “in 3 minutes”, “in 45 seconds”, “now”. Rounded
 * up, so that nobody is promised a call before the server makes it.
 */
export function untilWords(at: string, now: Date): string {
  const seconds = Math.ceil((Date.parse(at) - now.getTime()) / 1000)
  if (seconds <= 0) return 'now'
  if (seconds <= 90) return `in ${counted(seconds, 'second')}`
  return `in ${counted(Math.ceil(seconds / 60), 'minute')}`
}

/** How long something may take, from settings: “10 minutes”, “45 seconds”. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second')
}

/** “3 minutes ago”, “just now”: how long something has stood. */
export function sinceWords(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${counted(minutes, 'minute')} ago`
  return `${counted(Math.floor(minutes / 60), 'hour')} ago`
}

export function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`
}
