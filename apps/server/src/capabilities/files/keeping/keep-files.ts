import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { defineJob, handleJob, type JobHandler, type Schedule } from '../../../platform/jobs/index.ts'
import type { CheckedParts } from '../parts.ts'
import { countAllDamaged } from '../store/keeping.ts'
import { sweepBlobs } from './sweep-blobs.ts'
import { destroyAgain, sweepFiles } from './sweep-files.ts'
import { verifyFiles } from './verify-files.ts'

const sweeping = defineJob('files.sweep', z.strictObject({}), { queue: 'keeping' })
const verifying = defineJob('files.verify', z.strictObject({}), { queue: 'keeping' })

/** What is done for stored files by themselves. */
export interface Keeping {
  /** What nobody needs goes, and what is kept is read again. */
  readonly jobs: { readonly handlers: readonly JobHandler[]; readonly schedule: readonly Schedule[] }
  /** Destroys again what an older backup has brought back without its key; to be done before anyone is served. */
  destroyAgain(): Promise<number>
  /** How many files are damaged, of all organisations. */
  damaged(): Promise<number>
}

export function keepFiles(parts: CheckedParts): Keeping {
  const { log, database } = parts
  return {
    jobs: {
      handlers: [
        handleJob(sweeping, async (_nothing, { at }) => {
          const files = (await destroyAgain(parts)) + (await sweepFiles(parts, at))
          const blobs = await sweepBlobs(parts, at)
          log.info({ files, blobs: blobs.ok ? blobs.deleted : 0 }, 'files swept')
        }),
        handleJob(verifying, async (_nothing, { at, signal }) => {
          const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
          log.info(await verifyFiles(parts, { at, signal, rest }), 'stored files verified')
        }),
      ],
      schedule: [
        { job: sweeping, when: { dailyAt: '02:20' } },
        { job: verifying, when: { everyMinutes: 60 } },
      ],
    },
    destroyAgain: () => destroyAgain(parts),
    damaged: () => countAllDamaged(database.system),
  }
}
