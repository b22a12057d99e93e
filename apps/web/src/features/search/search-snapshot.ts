import type { api as Api, InputOf } from '@baton/contract'

/** What is looked for, as the address has it. Dates are days in London: 2026-11-22. */
export interface SearchChoice {
  readonly text: string
  readonly conversationId?: string | undefined
  readonly authorId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

type SearchInput = InputOf<typeof Api.messaging.searchMessages>

/**
 * The question for the server; `null` while there is nothing to ask: no words and nothing to narrow by. The last day
 * counts in full.
 */
export function searchInput(choice: SearchChoice): SearchInput | null {
  const { conversationId, authorId, from, until } = choice
  const text = choice.text.trim()
  if (text === '' && !authorId && !from && !until) return null
  return {
    text,
    ...(conversationId ? { conversationId } : {}),
    ...(authorId ? { authorId } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(until ? { until: startOf(dayAfter(until)) } : {}),
  }
}

/** How many filters are on. */
export function filtersOn({ conversationId, authorId, from, until }: SearchChoice): number {
  return [conversationId, authorId, from, until].filter(Boolean).length
}

/** Midnight in London at the beginning of a day, as the server's clock says it. */
function startOf(day: string): string {
  const utc = Date.parse(`${day}T00:00:00.000Z`)
  const london = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const ahead = Number(london.format(utc))
  return new Date(utc - ahead * 3_600_000).toISOString()
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
