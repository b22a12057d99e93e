import type { MessagingParts } from '../parts.ts'
import { commitKnown } from './commit-known.ts'
import { commitRead } from './commit-read.ts'
import type { Job, Outcome } from './job.ts'
import type { Memory } from './memory.ts'
import { readyAmong } from './ready-among.ts'

/**
 * Commits sends and receipts of one organisation together. Those about which everything is known are decided at once
 * and written in one round trip; for the others the facts are read first. Each job has its own answer.
 */
export async function commitBatch(
  parts: MessagingParts,
  memory: Memory,
  organisationId: string,
  jobs: readonly Job[],
): Promise<Outcome[]> {
  const ready = readyAmong(memory, parts.vault, organisationId, jobs)
  const others = jobs.filter((job) => !ready.has(job))
  const outcomes = await Promise.all([
    ready.size > 0 ? commitKnown(parts, memory, organisationId, [...ready]) : [],
    others.length > 0 ? commitRead(parts, memory, organisationId, others) : [],
  ])
  const byJob = new Map(outcomes.flatMap((some) => [...some]))
  return jobs.flatMap((job) => byJob.get(job) ?? [])
}
