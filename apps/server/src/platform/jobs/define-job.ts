import type { z } from 'zod'

/** Work that may be late by a second and must happen: kept in the database, tried again until it succeeds. */
export interface Job<Payload> {
  /** `<capability>.<verb>`, for ever the same. */
  readonly name: string
  /** Ids and numbers only; what a person wrote has no place in a job. */
  readonly payload: z.ZodType<Payload>
  /** Jobs of one queue run one after another; without one they run side by side. */
  readonly queue: string | undefined
}

/** What a handler is told besides its payload. */
export interface JobRun {
  readonly at: Date
  /** 1 at the first attempt. */
  readonly attempt: number
  /** Aborted when the server stops and will not wait much longer. */
  readonly signal: AbortSignal
}

export interface JobHandler {
  readonly job: Job<unknown>
  run(payload: unknown, run: JobRun): Promise<void>
}

/** Declares a job, for those who add it and the one who handles it. */
export function defineJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { queue }: { queue?: string } = {},
): Job<Payload> {
  return { name, payload, queue }
}

/**
 * Says what a job does. It may run more than once (JOB2), so it must come to the same; it throws to be tried again.
 */
export function handleJob<Payload>(
  job: Job<Payload>,
  handle: (payload: Payload, run: JobRun) => Promise<void>,
): JobHandler {
  return { job, run: (payload, run) => handle(job.payload.parse(payload), run) }
}
