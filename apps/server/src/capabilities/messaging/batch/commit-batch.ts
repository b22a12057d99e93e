import { inTransaction } from '../../../platform/database/transaction.ts'
import { writeTogether } from '../../../platform/database/write-together.ts'
import type { MessagingParts } from '../parts.ts'
import { openDesk, writeDesk } from './desk.ts'
import { gatherFacts } from './gather-facts.ts'
import type { Job, Outcome } from './job.ts'
import { takeReceipt } from './take-receipt.ts'
import { takeSend } from './take-send.ts'

/**
 * Commits sends and receipts of one organisation in one transaction of two round trips: lock and read, then write and
 * commit. Each job gets its own answer; what happened is published once it is committed.
 */
export async function commitBatch(
  parts: MessagingParts,
  organisationId: string,
  jobs: readonly Job[],
): Promise<Outcome[]> {
  const { outcomes, delivered } = await inTransaction(
    parts.database.batch,
    organisationId,
    async (transaction) => {
      const together = writeTogether(transaction)
      const desk = openDesk({ transaction: together, vault: parts.vault, organisationId })
      const facts = await gatherFacts(desk, parts, jobs)
      const outcomes = new Map<Job, Outcome>()
      // Receipts first: they are about what was there before this batch's messages.
      for (const job of jobs) if (job.form !== 'send') outcomes.set(job, takeReceipt(desk, facts, job))
      for (const job of jobs) if (job.form === 'send') outcomes.set(job, takeSend(desk, facts, job))
      writeDesk(desk)
      desk.streams.flush()
      together.send()
      return { outcomes, delivered: desk.streams.delivered }
    },
  )
  if (delivered.length > 0) parts.publish(organisationId, delivered)
  return jobs.flatMap((job) => outcomes.get(job) ?? [])
}
