import type { MessagingParts } from '../parts.ts'
import { commitKnown } from './commit-known.ts'
import { commitRead } from './commit-read.ts'
import type { Job, Outcome } from './job.ts'
import type { Memory } from './memory.ts'
import { readyAmong } from './ready-among.ts'

/**
 * Commits sends and receipts of one organisation together. Those about which everything is known are decided at once
 * and written in one round trip; for the others the facts are read first. Each job has its own answer. What hangs where
 * is seen once it is committed: jobs that send one file take turns.
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
    commitInTurns(parts, memory, organisationId, others),
  ])
  const byJob = new Map(outcomes.flatMap((some) => [...some]))
  return jobs.flatMap((job) => byJob.get(job) ?? [])
}

async function commitInTurns(
  parts: MessagingParts,
  memory: Memory,
  organisationId: string,
  jobs: readonly Job[],
): Promise<[Job, Outcome][]> {
  const outcomes: [Job, Outcome][] = []
  for (const turn of turnsOf(jobs)) {
    outcomes.push(...(await commitRead(parts, memory, organisationId, turn)))
  }
  return outcomes
}

/** The jobs in their order, cut before each that sends a file which one before it in its turn sends too. */
function turnsOf(jobs: readonly Job[]): Job[][] {
  const turns: Job[][] = []
  const sent = new Set<string>()
  for (const job of jobs) {
    const fileIds = job.form === 'send' ? (job.input.fileIds ?? []) : []
    const turn = turns.at(-1)
    if (turn === undefined || fileIds.some((id) => sent.has(id))) {
      turns.push([job])
      sent.clear()
    } else turn.push(job)
    for (const id of fileIds) sent.add(id)
  }
  return turns
}
