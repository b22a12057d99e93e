import type { ReceivedBroadcast, SentBroadcast } from '@baton/contract'
import { amara, priya, tom } from '../messaging/ward.fixture.ts'
import { naming as urgentNaming } from '../urgent/urgent.fixture.ts'
import type { BroadcastNaming } from './words.ts'

/** Tom has asked Amara's ward who can come. */
export const broadcastId = '01980000-0000-7000-8000-0000000000b1'
export const team = { id: '01980000-0000-7000-9000-0000000000d1', name: 'Ward 7' }
export const site = { id: '01980000-0000-7000-9000-0000000000d2', name: 'Royal Infirmary' }

const said = {
  id: broadcastId,
  sentBy: tom.id,
  asRoleId: null,
  sentAt: '2026-11-26T14:02:00.000Z',
  urgency: 'routine' as const,
  body: 'Who can cover tonight?',
  options: ['I can come', 'I cannot come'],
  closedAt: null,
}

export function received(change: Partial<ReceivedBroadcast> = {}): ReceivedBroadcast {
  return { ...said, seenAt: null, answer: null, answeredAt: null, ...change }
}

export function sent(change: Partial<SentBroadcast> = {}): SentBroadcast {
  const figures = { people: 3, held: 1, seen: 1, answers: [1, 0] }
  return { ...said, sentBy: amara.id, audience: [{ kind: 'team', id: team.id }], figures, ...change }
}

/** Names as somebody sees them; Amara unless said otherwise. */
export function naming(viewerId = amara.id): BroadcastNaming {
  return { ...urgentNaming(viewerId), teams: [team], places: [site], sent: [sent()] }
}

export { amara, priya, tom }
