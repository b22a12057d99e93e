import { type NewLeaf, readLeavesBy, readLogSize, readRunsEnd } from '../../../platform/audit/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/database.ts'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import type { Log } from '../../../platform/log.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { beginMark, lockMark, readHomes, readMarked, readUnmarked, saveMark } from './store.ts'

export interface Carrying {
  /** Carries everything that stands in the logs by now. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** Six times before it must be there (AFF9). */
const everyMs = 10_000
/** Runs of a log in one transaction, most of them of a leaf or two. */
const runsAtOnce = 250

/** Writes what visitors did into the logs of their homes, a few seconds behind (AFF9); what fails is tried again. */
export function carryActsHome(parts: { database: Database; clock: Clock; log: Log }): Carrying {
  const { clock, log } = parts
  const { system } = parts.database
  let underWay: Promise<void> | null = null
  let stopped = false
  const stopTicker = clock.setTicker(everyMs, () => {
    underWay ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'acts not carried home; tried again'))
      .finally(() => {
        underWay = null
      })
  })

  async function look(): Promise<void> {
    for (const organisationId of await inSystemTransaction(system, readUnmarked)) {
      await begin(system, organisationId)
    }
    const failures: unknown[] = []
    for (const organisationId of await inSystemTransaction(system, readMarked)) {
      try {
        while (!stopped && (await carrySome(system, organisationId))) {}
      } catch (error) {
        // One organisation's trouble keeps nothing from the others.
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  return {
    look,
    async stop() {
      stopped = true
      stopTicker()
      await underWay
    },
  }
}

/**
 * Begins at the end of the log where nobody has visited yet: what an organisation did before it was connected is of no
 * visitor. The log is measured before it is looked whether there are any, since who comes between has done nothing that
 * stands before its end.
 */
function begin(system: Database['system'], organisationId: string): Promise<void> {
  return inSystemTransaction(system, async (transaction) => {
    const size = await readLogSize(transaction, organisationId)
    const visitors = await readHomes(transaction, organisationId)
    beginMark(transaction, organisationId, visitors.size === 0 ? size : 0)
  })
}

/**
 * Looks at the next leaves of a log and writes those of visitors into their homes' logs, in one transaction with how far
 * it has come: each is written once, whatever stops and however many servers look.
 *
 * @returns whether there was anything to look at
 */
function carrySome(system: Database['system'], organisationId: string): Promise<boolean> {
  return inSystemTransaction(system, async (transaction) => {
    const from = await lockMark(transaction, organisationId)
    if (from === null) return false
    const until = await readRunsEnd(transaction, organisationId, { from, most: runsAtOnce })
    if (until === from) return false
    // After the log: whoever has done something in it is a visitor by now.
    const homes = await readHomes(transaction, organisationId)
    const actors = [...homes.keys()]
    const leaves = await readLeavesBy(transaction, organisationId, { from, until, actors })
    const carried = leaves.flatMap((leaf) => {
      const home = homes.get(leaf.actor)
      return home === undefined ? [] : atHome(leaf, home)
    })
    const streams = new StreamWriter(transaction)
    await streams.lock(carried.map(({ streamId }) => streamId))
    for (const leaf of carried) streams.audit(leaf)
    streams.flush()
    saveMark(transaction, organisationId, until)
    return true
  })
}

/** The same act as home knows it: by its own person, in their chain, with where it was done. */
function atHome(leaf: NewLeaf, home: { organisationId: string; personId: string }): NewLeaf {
  return {
    ...leaf,
    organisationId: home.organisationId,
    streamId: home.personId,
    actor: home.personId,
    subjects: [...leaf.subjects, { kind: 'organisation', id: leaf.organisationId }],
  }
}
