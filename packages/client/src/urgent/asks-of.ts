import type { Escalation, Page } from '@baton/contract'
import { byPressing, isOpenEscalation } from '@baton/domain'

/**
 * What an escalation asks of a person. `answer`: they were called and have not answered. `stuck`: the ladder came to
 * its end, and they sent it or see to such things. `do`: they accepted it and it is not done. `null`: nothing.
 */
export type Asks = 'answer' | 'stuck' | 'do' | null

/** One escalation and what it is to me. */
export interface UrgentItem {
  readonly escalation: Escalation
  readonly asks: Asks
  /** I was called; by more than one rung, the latest. */
  readonly page: Page | undefined
  /** I sent it, was called for it, hold it, or coordinate: it is not merely something that I can see. */
  readonly concernsMe: boolean
}

export interface Asked {
  readonly personId: string
  /** They hold a role that sees to everything urgent. */
  readonly coordinates: boolean
}

export function itemFor(escalation: Escalation, who: Asked): UrgentItem {
  const page = escalation.pages.findLast(({ personId }) => personId === who.personId)
  const sent = escalation.raisedBy === who.personId
  return {
    escalation,
    page,
    asks: asksOf(escalation, page, who.personId, sent || who.coordinates),
    concernsMe: sent || page !== undefined || who.coordinates || escalation.acceptedBy === who.personId,
  }
}

function asksOf(escalation: Escalation, page: Page | undefined, personId: string, seesToIt: boolean): Asks {
  if (!isOpenEscalation(escalation)) return null
  if (escalation.state === 'accepted') return escalation.acceptedBy === personId ? 'do' : null
  if (page?.answer === null) return 'answer'
  return escalation.state === 'exhausted' && seesToIt ? 'stuck' : null
}

const rank = { answer: 0, stuck: 1, do: 2, null: 3 }

/** What asks something of me first, and of that the most pressing. */
export function byAsking(a: UrgentItem, b: UrgentItem): number {
  return rank[`${a.asks}`] - rank[`${b.asks}`] || byPressing(a.escalation, b.escalation)
}
