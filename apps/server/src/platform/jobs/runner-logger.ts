import { Logger } from 'graphile-worker'
import type { Log } from '../log.ts'

/**
 * The runner's own messages may repeat payloads and errors, so only that there was an error is passed on; failed jobs
 * are logged where they are run.
 */
export function runnerLogger(log: Log | null): Logger {
  return new Logger(({ label, jobId }) => (level) => {
    if (String(level) === 'error' && jobId === undefined)
      log?.warn({ part: label }, 'job runner reported an error')
  })
}
