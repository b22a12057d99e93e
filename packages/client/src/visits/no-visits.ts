import { notHere } from '../answer.ts'
import type { Client } from '../client.ts'
import { held } from '../store.ts'
import type { VisitsHolding } from './visits.ts'

/** Of a client from which nobody visits: one that visits itself, a load generator's. */
export function noVisits(home: () => Client): VisitsHolding {
  return {
    organisations: held([]),
    store: held([]),
    known: held(true),
    places: held(new Map()),
    unread: held({ conversations: 0, messages: 0, mentions: 0 }),
    ended: held([]),
    begin: async () => notHere,
    clientOf: home,
    async open() {},
    close() {},
    async stop() {},
    forget() {},
    welcomed() {},
    shown() {},
    heard() {},
  }
}
