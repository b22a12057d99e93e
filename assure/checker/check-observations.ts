import type { Anomaly, FinalConversation, History, Observation } from './history.ts'

/** What devices received: every event once and in order, the same for all, and only what was theirs to see. */
export function checkObservations({ observations, final }: History): Anomaly[] {
  const finals = new Map(final.map((conversation) => [conversation.conversationId, conversation]))
  return [
    ...perReader(observations).flatMap((events) => [
      ...checkDensity(events),
      ...checkLeaving(events),
      ...checkWithdrawn(events),
    ]),
    ...checkAgreement(observations),
    ...observations.flatMap((event) => checkLeak(event, finals.get(event.conversationId), observations)),
  ]
}

/** The events of each device in each conversation, in the order in which they came. */
function perReader(observations: readonly Observation[]): Observation[][] {
  const readers = Map.groupBy(observations, (event) => `${event.deviceId} ${event.conversationId}`)
  return [...readers.values()]
}

function checkDensity(events: readonly Observation[]): Anomaly[] {
  return events.slice(1).flatMap((event, index): Anomaly[] => {
    const expected = (events[index]?.seq ?? 0) + 1
    if (event.seq === expected) return []
    const kind = event.seq > expected ? 'events skipped' : 'events repeated'
    return [
      { kind, sentence: `${event.deviceId} in ${event.conversationId}: ${event.seq} instead of ${expected}` },
    ]
  })
}

function checkLeaving(events: readonly Observation[]): Anomaly[] {
  const left = events.findIndex((event) => event.type === 'left' && event.subjectId === event.personId)
  const next = left === -1 ? undefined : events[left + 1]
  if (next === undefined || (next.type === 'joined' && next.subjectId === next.personId)) return []
  const sentence = `${next.deviceId} received ${next.conversationId} ${next.seq} after leaving`
  return [{ kind: 'delivered after leaving', sentence }]
}

function checkWithdrawn(events: readonly Observation[]): Anomaly[] {
  const withdrawn = new Set<string>()
  return events.flatMap((event): Anomaly[] => {
    if (event.messageId === null) return []
    if (event.type === 'withdrawn') withdrawn.add(event.messageId)
    if (!withdrawn.has(event.messageId) || event.body === null) return []
    return [
      { kind: 'resurrected', sentence: `${event.deviceId} received words of withdrawn ${event.messageId}` },
    ]
  })
}

/** The same position is the same event for everyone. */
function checkAgreement(observations: readonly Observation[]): Anomaly[] {
  const first = new Map<string, Observation>()
  return observations.flatMap((event): Anomaly[] => {
    const place = `${event.conversationId} ${event.seq}`
    const earlier = first.get(place) ?? event
    first.set(place, earlier)
    if (earlier.type === event.type && earlier.messageId === event.messageId) return []
    // A message withdrawn meanwhile is told as such to those who come later.
    if (earlier.messageId !== null && earlier.messageId === event.messageId) return []
    return [
      {
        kind: 'devices disagree',
        sentence: `${place} is ${earlier.type} on one device and ${event.type} on another`,
      },
    ]
  })
}

function checkLeak(
  event: Observation,
  conversation: FinalConversation | undefined,
  all: readonly Observation[],
): Anomaly[] {
  if (conversation?.memberIds.includes(event.personId)) return []
  const wasMember = all.some(
    (other) =>
      other.conversationId === event.conversationId &&
      (other.type === 'left' || other.type === 'joined') &&
      other.subjectId === event.personId,
  )
  if (wasMember) return []
  return [
    {
      kind: 'leaked',
      sentence: `${event.personId}, no member of ${event.conversationId}, received ${event.seq}`,
    },
  ]
}
