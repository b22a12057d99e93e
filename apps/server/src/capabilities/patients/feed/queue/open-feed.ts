import { api } from '@baton/contract'
import { answer } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import type { PatientsParts } from '../../parts.ts'
import { countWaiting, readCounts, readFeedPlaces, readUnknownPlaces, readWaiting } from '../../store/feed.ts'

const most = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** How the feed fares, for administrators (PAT22). */
export function openFeed({ feedAddress }: PatientsParts): Handler {
  return handleQuery(api.patients.openFeed, async ({ transaction }, { before }) => {
    const [counts, waiting, messages, places, unknownPlaces] = await Promise.all([
      readCounts(transaction),
      countWaiting(transaction),
      readWaiting(transaction, before === undefined ? endOfTime : new Date(before), most),
      readFeedPlaces(transaction),
      readUnknownPlaces(transaction),
    ])
    return answer({
      listensOn: feedAddress ?? null,
      heardAt: counts.heardAt?.toISOString() ?? null,
      received: counts.received,
      used: counts.used,
      known: counts.known,
      waiting,
      messages: messages.map((message) => ({ ...message, receivedAt: message.receivedAt.toISOString() })),
      places,
      unknownPlaces,
    })
  })
}
