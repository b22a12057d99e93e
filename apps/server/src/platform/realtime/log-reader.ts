import type { Delivered } from '@baton/contract'
import type { Database } from '../database/database.ts'
import { inSnapshot, type Transaction } from '../database/transaction.ts'
import { readEvents } from '../streams/store.ts'
import { nameOf, Occurrence, streamOf } from './occurrence.ts'
import type { Audience, Hydrated, LoggedEvent, Readable } from './ports.ts'
import { type Head, readHeads } from './store.ts'

/** A stream and how far someone has come in it. */
export interface Progress {
  name: string
  position: number
}

/** What sockets that open together start from, all of one moment. */
export interface Standing {
  readable: Map<string, Readable[]>
  heads: Map<string, Head>
  /** By stream, after the lowest position that was asked for, at most `perStream`. */
  missed: Map<string, Occurrence[]>
}

/** Reads what realtime sends from storage: events as they were logged, with what they say now (rules RT7 and RT22). */
export class LogReader {
  readonly #database: Database
  readonly #audience: Audience

  constructor(database: Database, audience: Audience) {
    this.#database = database
    this.#audience = audience
  }

  /** An event on its way, with its effect. */
  occurrenceOf(event: Delivered): Occurrence {
    return new Occurrence(event, this.#audience.effectOn(event))
  }

  /** The events of streams after a position each, by stream and in order, at most `perStream` of each. */
  async eventsAfter(
    organisationId: string,
    progress: readonly Progress[],
    perStream: number,
  ): Promise<Map<string, Occurrence[]>> {
    return inSnapshot(this.#database.app, organisationId, (transaction) =>
      this.#read(transaction, progress, perStream),
    )
  }

  /**
   * What these people may read, where those streams have come to, and what they missed of the streams in `progress`.
   * A stream that nobody of them may read is not looked at.
   */
  async standing(
    organisationId: string,
    personIds: readonly string[],
    progress: readonly Progress[],
    perStream: number,
  ): Promise<Standing> {
    return inSnapshot(this.#database.app, organisationId, async (transaction) => {
      const rows = await this.#audience.readableStreams(transaction, personIds)
      const ids = [...new Set(rows.map((row) => row.stream.id))]
      const found = ids.length > 0 ? await readHeads(transaction, ids) : []
      const heads = new Map(found.map((head) => [nameOf(head), head]))
      const lacking = progress.filter(({ name, position }) => {
        const head = heads.get(name)
        return head !== undefined && position < head.seq && position >= head.prunedUpTo
      })
      const missed = await this.#read(transaction, lacking, perStream)
      return { readable: Map.groupBy(rows, (row) => row.personId), heads, missed }
    })
  }

  async #read(
    transaction: Transaction,
    progress: readonly Progress[],
    perStream: number,
  ): Promise<Map<string, Occurrence[]>> {
    if (progress.length === 0) return new Map()
    const streams = new Map(progress.map(({ name }) => [streamOf(name).id, streamOf(name)]))
    const after = progress.map(({ name, position }) => ({ streamId: streamOf(name).id, seq: position }))
    const rows = await readEvents(transaction, after, perStream)
    const logged = rows.flatMap((row) => {
      const stream = streams.get(row.streamId)
      return stream === undefined ? [] : [{ ...row, kind: stream.kind }]
    })
    const hydrated = logged.length > 0 ? await this.#audience.hydrate(transaction, logged) : []
    if (hydrated.length !== logged.length) throw new Error('events were not hydrated one for one')
    const occurrences = logged.map((event, index) => this.occurrenceOf(deliveredFrom(event, hydrated[index])))
    return Map.groupBy(occurrences, (occurrence) => occurrence.stream)
  }
}

function deliveredFrom(event: LoggedEvent, now: Hydrated | undefined): Delivered {
  return {
    stream: nameOf({ kind: event.kind, id: event.streamId }),
    seq: event.seq,
    at: event.at.toISOString(),
    by: event.by,
    type: now?.type,
    data: now?.data,
    // The capability that owns the type has made its data.
  } as unknown as Delivered
}
