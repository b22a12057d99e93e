import type { Client } from '../client.ts'

/** A client in a connected organisation, not started, and the session by which it is ended. */
export interface Visiting {
  readonly client: Client
  readonly session: {
    /** It stands no longer there: what came from there goes, what was not sent stays in its box. */
    endedByServer(): void
    close(): void
  }
}
