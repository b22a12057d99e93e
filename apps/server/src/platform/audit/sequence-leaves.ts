import type pg from 'pg'
import { inSystemTransaction, type Transaction } from '../database/transaction.ts'
import { extendLog } from './extend-log.ts'
import { runsOf, type Unsequenced } from './runs.ts'
import type { NoteSigner } from './signed-note.ts'
import {
  insertCheckpoint,
  insertRuns,
  lockSequencer,
  readLogState,
  readUnsequenced,
  saveHorizon,
} from './store.ts'

const PER_TRANSACTION = 10_000
const FOREVER = '9223372036854775807'

/**
 * Gathers the leaves that are in no log yet into their organisations' Merkle logs and signs a checkpoint for each
 * (AUD4). Any server may call it at any time; one works and the others return at once.
 *
 * @returns how many leaves were gathered
 */
export async function sequenceLeaves(pool: pg.Pool, signer: NoteSigner, at: Date): Promise<number> {
  let gathered = 0
  for (;;) {
    const count = await inSystemTransaction(pool, (transaction) => sequenceSome(transaction, signer, at))
    gathered += count
    if (count < PER_TRANSACTION) return gathered
  }
}

async function sequenceSome(transaction: Transaction, signer: NoteSigner, at: Date): Promise<number> {
  const horizon = await lockSequencer(transaction)
  if (horizon === null) return 0
  const { reached, present, next } = horizon
  // Transactions are numbered anew in a database that was restored elsewhere: then everything is looked through once.
  // After that, rows that came with the restore and bear numbers of the future are left alone.
  const moved = reached.cluster !== present.cluster
  const range = moved ? { from: '0', below: FOREVER } : { from: reached.transactionId, below: next }
  const leaves = await readUnsequenced(transaction, range, PER_TRANSACTION)
  for (const [organisationId, own] of Map.groupBy(leaves, (leaf) => leaf.organisationId)) {
    await sequenceOrganisation(transaction, organisationId, own, signer, at)
  }
  // Whatever an unfinished transaction may still add is of this transaction or a later one. It is kept only once all
  // that is visible was gathered, and never written for nothing.
  const complete = leaves.length < PER_TRANSACTION
  if (complete && (moved || leaves.length > 0)) saveHorizon(transaction, present)
  return leaves.length
}

async function sequenceOrganisation(
  transaction: Transaction,
  organisationId: string,
  leaves: readonly Unsequenced[],
  signer: NoteSigner,
  at: Date,
): Promise<void> {
  const state = await readLogState(transaction, organisationId)
  const hashes = leaves.map((leaf) => leaf.hash)
  const extended = extendLog(organisationId, state, hashes, at, signer)
  insertRuns(transaction, organisationId, runsOf(state.tree.size, leaves))
  insertCheckpoint(transaction, organisationId, extended.state, extended.note)
}
