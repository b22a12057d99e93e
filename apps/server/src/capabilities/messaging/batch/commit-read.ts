import { inTransaction } from '../../../platform/database/transaction.ts'
import { writeTogether } from '../../../platform/database/write-together.ts'
import type { MessagingParts } from '../parts.ts'
import { decide, type Outcomes } from './decide.ts'
import { openDesk } from './desk.ts'
import { gatherFacts } from './gather-facts.ts'
import type { Job } from './job.ts'
import type { Memory } from './memory.ts'

/** Commits jobs in one transaction of two round trips: lock and read every fact, then write and commit. */
export async function commitRead(
  parts: MessagingParts,
  memory: Memory,
  organisationId: string,
  jobs: readonly Job[],
): Promise<Outcomes> {
  const earlier = memory.forget(jobs.map((job) => job.input.conversationId))
  const { desk, outcomes } = await inTransaction(
    parts.database.batch,
    organisationId,
    async (transaction) => {
      const together = writeTogether(transaction)
      const desk = openDesk({ transaction: together, vault: parts.vault, organisationId })
      const facts = await gatherFacts(desk, parts.people, jobs)
      const outcomes = decide(desk, facts, jobs)
      together.send()
      return { desk, outcomes }
    },
  )
  memory.learn(desk, earlier)
  if (desk.streams.delivered.length > 0) parts.publish(organisationId, desk.streams.delivered)
  return outcomes
}
