import type { Transaction } from '../database/transaction.ts'
import type { Job } from './define-job.ts'

export interface AddJobOptions {
  /** Not before this moment; at once when left out. */
  readonly runAt?: Date
  /** A job that waits under the same key is replaced, so that there is one of it. */
  readonly key?: string
}

/** Adds a job that exists if, and only if, the transaction commits (JOB1). */
export function addJob<Payload>(
  transaction: Transaction,
  job: Job<Payload>,
  payload: Payload,
  { runAt, key }: AddJobOptions = {},
): void {
  transaction.write({
    name: 'job-add',
    text: 'select add_job($1, $2::json, $3, $4, $5)',
    values: [
      job.name,
      JSON.stringify(job.payload.parse(payload)),
      runAt?.toISOString() ?? null,
      key === undefined ? null : `${job.name}:${key}`,
      job.queue ?? null,
    ],
  })
}
