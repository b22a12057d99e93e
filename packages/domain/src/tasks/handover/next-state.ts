import type { Handover } from '@baton/contract'

/** What is done to a handover; `give-back` is by itself, when whom it is offered to goes off duty. */
export type HandoverAct = 'write' | 'offer' | 'take-back' | 'give-back' | 'drop' | 'accept' | 'reject'

type State = Handover['state']

const next: Readonly<Record<HandoverAct, readonly [from: State, to: State]>> = {
  write: ['preparing', 'preparing'],
  offer: ['preparing', 'offered'],
  'take-back': ['offered', 'preparing'],
  'give-back': ['offered', 'preparing'],
  drop: ['preparing', 'withdrawn'],
  accept: ['offered', 'accepted'],
  reject: ['offered', 'rejected'],
}

/** The state after an act; `null` where it is impossible: what was accepted, rejected or dropped never changes (HND9). */
export function nextState(state: State, act: HandoverAct): State | null {
  const [from, to] = next[act]
  return state === from ? to : null
}

/** Whether it may still become something else. */
export function isOpen({ state }: Pick<Handover, 'state'>): boolean {
  return state === 'preparing' || state === 'offered'
}
