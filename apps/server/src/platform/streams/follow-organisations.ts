import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { inSystemTransaction, type Transaction } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import { type EventRow, readEvents } from './store.ts'

export interface Following {
  database: Database
  clock: Clock
  log: Log
  /** Under this name the position is kept; never given to another follower. */
  name: string
  /** Acts on one event. It may be told twice, so it compares before it changes. */
  act: (event: EventRow) => Promise<void>
}

export interface Follower {
  /** Looks at once: something was published. */
  nudge(): void
  stop(): Promise<void>
}

/** Another server's events, and what failed, are looked for so often. */
const everyMs = 1_000
const eventsAtOnce = 500

/**
 * Follows the streams of all organisations for a capability that acts on a lower one's events: in order, at least once,
 * from where it had come to before a restart.
 */
export function followOrganisations(following: Following): Follower {
  let underWay: Promise<void> | null = null
  let again = false
  let stopped = false
  const stopTicker = following.clock.setTicker(everyMs, nudge)
  nudge()
  return {
    nudge,
    async stop() {
      stopped = true
      stopTicker()
      await underWay
    },
  }

  function nudge(): void {
    again = true
    if (underWay !== null || stopped) return
    underWay = catchUp().finally(() => {
      underWay = null
    })
  }

  async function catchUp(): Promise<void> {
    while (again && !stopped) {
      again = false
      await advance(following).catch((error: unknown) => {
        following.log.error({ err: error, follower: following.name }, 'events not acted on; tried again')
      })
    }
  }
}

interface Lag {
  streamId: string
  organisationId: string
  position: number
}

async function advance({ database, name, act }: Following): Promise<void> {
  const lags = await inSystemTransaction(database.system, (transaction) => readLags(transaction, name))
  for (const lag of lags) {
    const after = [{ streamId: lag.streamId, seq: lag.position }]
    const events = await inSystemTransaction(database.system, (transaction) =>
      readEvents(transaction, after, eventsAtOnce),
    )
    for (const event of events) await act(event)
    const last = events.at(-1)
    if (last === undefined) continue
    await inSystemTransaction(database.system, async (transaction) =>
      savePosition(transaction, name, lag, last.seq),
    )
  }
}

function readLags(transaction: Transaction, name: string): Promise<Lag[]> {
  return transaction.query<Lag>({
    name: 'follower-lags',
    text: `select s.id as "streamId", s.organisation_id as "organisationId",
                  greatest(coalesce(f.position, 0), s.pruned_up_to) as position
             from stream s left join follower f on f.stream_id = s.id and f.name = $1
            where s.kind = 'organisation' and s.seq > coalesce(f.position, 0)`,
    values: [name],
  })
}

function savePosition(transaction: Transaction, name: string, lag: Lag, position: number): void {
  transaction.write({
    name: 'follower-save',
    text: `insert into follower (name, stream_id, organisation_id, position) values ($1, $2, $3, $4)
           on conflict (name, stream_id) do update set position = greatest(follower.position, excluded.position)`,
    values: [name, lag.streamId, lag.organisationId, position],
  })
}
