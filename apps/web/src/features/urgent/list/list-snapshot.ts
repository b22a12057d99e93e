import type { UrgentItem } from '@baton/client'
import type { UrgentEverywhere, UrgentThere } from '../use-urgent.ts'

export interface UrgentGroup {
  readonly id: 'answer' | 'stuck' | 'do' | 'open' | 'ended'
  readonly title: string
  readonly items: readonly UrgentThere[]
}

/** The list in its groups; a group without items is not there. */
export function listSnapshot({
  open,
  ended,
}: Pick<UrgentEverywhere, 'open' | 'ended'>): readonly UrgentGroup[] {
  const mine = open.filter(({ concernsMe }) => concernsMe)
  const asking = (asks: UrgentItem['asks']) => mine.filter((item) => item.asks === asks)
  const groups: UrgentGroup[] = [
    { id: 'answer', title: 'Waiting for you', items: asking('answer') },
    { id: 'stuck', title: 'Nobody accepted', items: asking('stuck') },
    { id: 'do', title: 'You accepted', items: asking('do') },
    { id: 'open', title: 'On the way', items: asking(null) },
    { id: 'ended', title: 'Ended', items: ended.filter(({ concernsMe }) => concernsMe) },
  ]
  return groups.filter(({ items }) => items.length > 0)
}
