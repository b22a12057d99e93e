import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { writeTogether } from '../../../platform/database/write-together.ts'
import type { MessagingParts } from '../parts.ts'
import { decide, type Outcomes } from './decide.ts'
import { openDesk } from './desk.ts'
import { gatherFacts } from './gather-facts.ts'
import type { Job } from './job.ts'
import type { Memory } from './memory.ts'

/**
 * Commits jobs in one transaction of two round trips: lock and read every fact, then write and commit. Files that are
 * sent cost some more.
 */
export async function commitRead(
  parts: MessagingParts,
  memory: Memory,
  organisationId: string,
  jobs: readonly Job[],
): Promise<Outcomes> {
  const conversationIds = jobs.map((job) => job.input.conversationId)
  const earlier = memory.forget(conversationIds)
  const read = async (transaction: Transaction) => {
    const together = writeTogether(transaction)
    const desk = openDesk({ transaction: together, vault: parts.vault, organisationId })
    const outcomes = decide(desk, await gatherFacts(desk, parts, jobs, transaction), jobs)
    together.send()
    // The next batch goes on from here without waiting, and fails should this one.
    memory.learn(desk, earlier)
    return { desk, outcomes }
  }
  const { desk, outcomes } = await inTransaction(parts.database.batch, organisationId, read).catch(
    (error) => {
      memory.forget(conversationIds)
      throw error
    },
  )
  if (desk.streams.delivered.length > 0) parts.publish(organisationId, desk.streams.delivered)
  return outcomes
}
