import type { Connection } from './connection.ts'

/** How far one socket has come in one stream. */
export interface Subscription {
  readonly connection: Connection
  readonly name: string
  /** The socket has been sent everything up to here. */
  position: number
  /** The reader is known to have been one at this position: an end before it was followed by a return. */
  certain: number
  /** See `Readable.horizon`. */
  horizon: number
  /** Whether it is among the channel's readers; before that its events are being read from the log. */
  live: boolean
}
