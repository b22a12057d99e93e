import { type Desk, writeDesk } from './desk.ts'
import type { Facts } from './facts.ts'
import type { Job, Outcome } from './job.ts'
import { takeReceipt, tellDelivered } from './take-receipt.ts'
import { takeSend } from './take-send.ts'

export type Outcomes = ReadonlyMap<Job, Outcome>

/** Decides each job by what the desk and the facts say, and writes what follows. */
export function decide(desk: Desk, facts: Facts, jobs: readonly Job[]): Outcomes {
  const outcomes = new Map<Job, Outcome>()
  // Receipts first: they are about what was there before this batch's messages.
  for (const job of jobs) if (job.form !== 'send') outcomes.set(job, takeReceipt(desk, facts, job))
  tellDelivered(desk)
  for (const job of jobs) if (job.form === 'send') outcomes.set(job, takeSend(desk, facts, job))
  writeDesk(desk)
  desk.streams.flush()
  return outcomes
}
