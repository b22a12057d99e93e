import type { RequiredCover } from '@baton/contract'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** When a role must have a holder: “Always”, “Mon to Fri 08:00 to 18:00”, “Mon, Wed 09:00 to 12:00”, “Need not be”. */
export function coverWords(cover: RequiredCover): string {
  if (cover.kind === 'always') return 'Always'
  if (cover.kind === 'none') return 'Need not be'
  return `${daysWords(cover.days)} ${cover.from} to ${cover.until}`
}

function daysWords(chosen: readonly number[]): string {
  const sorted = [...new Set(chosen)].sort((a, b) => a - b)
  if (sorted.length === 7) return 'Every day'
  const [first = 1] = sorted
  const last = sorted.at(-1) ?? first
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  if (isRun) return `${days[first - 1]} to ${days[last - 1]}`
  return sorted.map((day) => days[day - 1]).join(', ')
}
