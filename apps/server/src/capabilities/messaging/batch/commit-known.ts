import { refusedByDatabase } from '../../../platform/database/sql-state.ts'
import { inOneStatement } from '../../../platform/database/transaction.ts'
import { writeAlone } from '../../../platform/database/write-together.ts'
import type { MessagingParts } from '../parts.ts'
import { commitRead } from './commit-read.ts'
import { decide, type Outcomes } from './decide.ts'
import { learnStandings, openDesk } from './desk.ts'
import { noFacts } from './facts.ts'
import type { Job } from './job.ts'
import type { Memory } from './memory.ts'

/**
 * Commits jobs about which everything is known, in one statement that fails unless it is so still. Then, as when the
 * database refuses it for another reason, the facts are read after all.
 */
export async function commitKnown(
  parts: MessagingParts,
  memory: Memory,
  organisationId: string,
  jobs: readonly Job[],
): Promise<Outcomes> {
  const transaction = writeAlone()
  const desk = openDesk({ transaction, vault: parts.vault, organisationId })
  const conversationIds = [...new Set(jobs.map((job) => job.input.conversationId))]
  const known = conversationIds.flatMap((id) => memory.conversation(id) ?? [])
  const standings = jobs.flatMap(
    ({ input, viewer }) => memory.standing(input.conversationId, viewer.personId) ?? [],
  )
  const lastNumbers = new Map(known.map(({ head, lastNumber }) => [head.id, lastNumber]))
  desk.streams.assume(known.map(({ head }) => head))
  for (const [id, lastNumber] of lastNumbers) desk.lastNumbers.set(id, lastNumber)
  learnStandings(desk, standings)
  const outcomes = decide(desk, noFacts(), jobs)
  // The next batch goes on from here without waiting: should this one fail, so does the next.
  memory.learn(desk)
  try {
    await inOneStatement(parts.database.batch, organisationId, transaction.merged())
  } catch (error) {
    memory.unlearn(desk, { lastNumbers, standings })
    if (!refusedByDatabase(error)) throw error
    return commitRead(parts, memory, organisationId, jobs)
  }
  if (desk.streams.delivered.length > 0) parts.publish(organisationId, desk.streams.delivered)
  return outcomes
}
