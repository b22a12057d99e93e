import { expect, test } from 'vitest'
import { checkHistory } from './check-history.ts'
import type { AnomalyKind, History, Observation } from './history.ts'

/** Two nurses and a doctor; two conversations, of which the doctor is in the first only. */
function soundHistory(): History {
  const sends = Array.from({ length: 40 }, (_, index) => ({
    messageId: `m${index}`,
    conversationId: index < 20 ? 'ward' : 'nurses',
    handId: index % 2 === 0 ? 'amina' : 'beth',
    body: `words ${index}`,
    outcome: 'acknowledged' as const,
    number: (index % 20) + 1,
    order: Math.floor((index % 20) / 2) + 1,
    withdrawn: index === 5,
  }))
  const conversations = ['ward', 'nurses'].map((conversationId) => ({
    conversationId,
    memberIds: conversationId === 'ward' ? ['amina', 'beth', 'chidi'] : ['amina', 'beth'],
  }))
  const observations: Observation[] = []
  for (const { conversationId, memberIds } of conversations) {
    const messages = sends.filter((send) => send.conversationId === conversationId)
    for (const personId of memberIds) {
      const device = {
        deviceId: `${personId}'s phone`,
        personId,
        conversationId,
        subjectId: null,
        upTo: null,
      }
      let seq = 1
      for (const { messageId, number, body } of messages) {
        observations.push({ ...device, seq: ++seq, type: 'sent', messageId, number, body })
      }
      const silent = { messageId: null, number: null, body: null }
      if (conversationId === 'ward') {
        observations.push({
          ...device,
          seq: ++seq,
          type: 'withdrawn',
          messageId: 'm5',
          number: 6,
          body: null,
        })
      }
      observations.push({ ...device, ...silent, seq: ++seq, type: 'delivered', subjectId: 'beth', upTo: 20 })
      observations.push({ ...device, ...silent, seq: ++seq, type: 'seen', subjectId: 'beth', upTo: 18 })
    }
  }
  return {
    sends,
    observations,
    final: conversations.map(({ conversationId, memberIds }) => ({
      conversationId,
      memberIds,
      head: 24,
      messages: sends
        .filter((send) => send.conversationId === conversationId)
        .map(({ messageId, number, handId, body, withdrawn }) => ({
          messageId,
          number,
          authorId: handId,
          body: withdrawn ? null : body,
        })),
      receipts: [{ personId: 'beth', deliveredUpTo: 20, seenUpTo: 18 }],
      unread: [{ personId: 'beth', shown: 1, counted: 1 }],
    })),
    auditedCommandIds: new Set(sends.map((send) => send.messageId)),
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index)
  if (item === undefined) throw new Error(`no item ${index}`)
  return item
}

/** The bugs that the checker must find, each planted in a sound history. */
const seeded: [bug: string, kind: AnomalyKind, plant: (history: History) => void][] = [
  ['an acknowledged message is gone', 'lost', (h) => at(h.final, 0).messages.pop()],
  [
    'a queued message was forgotten',
    'lost',
    (h) => {
      at(h.sends, 19).outcome = 'queued'
      at(h.final, 0).messages.pop()
    },
  ],
  [
    'a retry made a second message',
    'doubled',
    (h) => {
      const { messages } = at(h.final, 0)
      messages.push({ ...at(messages, 3), number: 21 })
    },
  ],
  [
    'a message nobody sent is there',
    'invented',
    (h) => {
      at(h.final, 1).messages.push({ messageId: 'x', number: 21, authorId: 'beth', body: 'x' })
    },
  ],
  [
    'a refused message is there',
    'invented',
    (h) => {
      at(h.sends, 3).outcome = 'refused'
    },
  ],
  [
    'words changed on the way',
    'altered',
    (h) => {
      at(at(h.final, 0).messages, 2).body = 'other words'
    },
  ],
  [
    'a number was skipped',
    'numbers not dense',
    (h) => {
      at(at(h.final, 0).messages, 19).number = 22
    },
  ],
  [
    'two messages of one author changed places',
    'out of order',
    (h) => {
      at(h.sends, 0).order = 3
      at(h.sends, 4).order = 1
    },
  ],
  [
    'an acknowledgement gave another number',
    'acknowledged as another number',
    (h) => {
      at(h.sends, 7).number = 9
    },
  ],
  ['a device missed an event', 'events skipped', (h) => h.observations.splice(4, 1)],
  [
    'a device applied an event twice',
    'events repeated',
    (h) => h.observations.splice(5, 0, at(h.observations, 4)),
  ],
  [
    'two devices saw different events at one position',
    'devices disagree',
    (h) => {
      at(h.observations, 3).messageId = 'm9'
    },
  ],
  [
    'withdrawn words came back on replay',
    'resurrected',
    (h) => {
      const last = at(h.observations, 22)
      h.observations.splice(23, 0, {
        ...last,
        seq: last.seq + 1,
        type: 'sent',
        messageId: 'm5',
        number: 6,
        body: 'words 5',
      })
    },
  ],
  [
    'withdrawn words are there in the end',
    'resurrected',
    (h) => {
      at(at(h.final, 0).messages, 5).body = 'words 5'
    },
  ],
  [
    'someone who is no member received an event',
    'leaked',
    (h) => h.observations.push({ ...at(h.observations, -1), personId: 'chidi', deviceId: "chidi's phone" }),
  ],
  [
    'a leaver still received',
    'delivered after leaving',
    (h) => {
      Object.assign(at(h.observations, 3), { type: 'left', subjectId: 'amina', messageId: null })
    },
  ],
  [
    'seen was told before delivered',
    'seen before delivered',
    (h) => {
      at(at(h.final, 0).receipts, 0).deliveredUpTo = 10
    },
  ],
  [
    'a receipt names a message that does not exist',
    'receipt beyond the end',
    (h) => {
      at(at(h.final, 0).receipts, 0).deliveredUpTo = 21
    },
  ],
  [
    'a badge shows the wrong number',
    'unread wrong',
    (h) => {
      at(at(h.final, 0).unread, 0).shown = 2
    },
  ],
  ['a send left no audit leaf', 'change without audit leaf', (h) => h.auditedCommandIds.delete('m11')],
]

test('the checker finds nothing in a sound history', () => {
  expect(checkHistory(soundHistory())).toEqual([])
})

test.each(seeded)('the checker finds that %s', (_bug, kind, plant) => {
  const history = soundHistory()
  plant(history)
  expect(checkHistory(history).map((anomaly) => anomaly.kind)).toContain(kind)
})
