import type { Delivered, StreamKind } from '@baton/contract'
import type { Transaction } from '../database/transaction.ts'
import type { Viewer } from '../operations/viewer.ts'
import type { EventRow } from '../streams/store.ts'
import type { StreamRef } from '../streams/stream-writer.ts'

/**
 * What realtime needs of the capabilities. Realtime knows streams, events and people by their ids and nothing of what
 * they mean; `compose.ts` hands it these.
 *
 * A person's own stream has the person's id, an organisation's stream the organisation's, a conversation's the
 * conversation's.
 */
export interface Audience {
  /**
   * Every stream that these people may read now, their own and their organisation's among them, in one snapshot with
   * the events that follow (rule RT9). Someone who may read nothing any more has no row.
   */
  readableStreams(transaction: Transaction, personIds: readonly string[]): Promise<Readable[]>
  /**
   * What events from the log say now: one for one, in the order given. The log holds ids and numbers; words are read
   * as they are today (RT22), and an event may come back as another type (RT21).
   */
  hydrate(transaction: Transaction, events: readonly LoggedEvent[]): Promise<Hydrated[]>
  /** What an event changes for its readers. Pure, and called once for each event, live or from the log. */
  effectOn(event: Delivered): Effect
}

/** A stream that a person may read. */
export interface Readable {
  personId: string
  stream: StreamRef
  /** Events about a message with this number or a lower one are withheld from this reader (RT23); 0 withholds none. */
  horizon: number
}

export type LoggedEvent = EventRow & { kind: StreamKind }

export interface Hydrated {
  type: string
  data: unknown
}

/** What an event changes for its readers; most change nothing. */
export interface Effect {
  /** On a person's stream: from now on they also read this one, after `position` (RT20). */
  opens?: { stream: StreamRef; position: number; horizon: number }
  /** On the stream that ends: for this person it is the last event (RT9). */
  ends?: { personId: string }
  /** The number of the message that it is about: readers whose horizon is at or above it are sent `event.withheld`. */
  about?: number
  /**
   * It quotes the message with this number: readers whose horizon is at or above it are sent `without`, the same event
   * without the quoted words, at the same position (RT23).
   */
  quotes?: { number: number; without: Delivered }
}

/** What realtime needs of whoever keeps sessions. */
export interface Sessions {
  /**
   * Uses a ticket up: who it was issued to, or `null` when it is unknown, used, older than 30 s, or its session has
   * ended (RT15).
   */
  authenticateTicket(ticket: string): Promise<Viewer | null>
  /**
   * Of these sessions those that still stand, each with its viewer as now. Asked every few seconds for every socket,
   * so that a session that ended on another server, or a suspended person, is found within 5 s (RT34).
   */
  revalidate(sessionIds: readonly string[]): Promise<Viewer[]>
  /** Calls back at once with sessions that this server ended. Returns how to stop listening. */
  onEnded(listener: (sessionIds: readonly string[]) => void): () => void
  /** Told when a person acted on a socket, at most once a minute for each socket: the session is not idle. */
  used(sessionId: string): void
}
