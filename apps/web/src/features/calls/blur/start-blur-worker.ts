import { ownScript } from '../../../platform/own-script.ts'
import type { FromBlurWorker } from './blur-words.ts'
import workerAddress from './blur-worker.ts?worker&url'

/** How long the model may take to come, in ms: 3 MB on a hospital's wireless network. */
const patience = 30_000

/** A worker that has its model; fails where it cannot be had. */
export function startBlurWorker(): Promise<Worker> {
  const worker = new Worker(ownScript(workerAddress), { name: 'blur' })
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => {
      clearTimeout(late)
      worker.terminate()
      reject(new Error(why))
    }
    const late = setTimeout(() => giveUp('the model did not come in time'), patience)
    worker.addEventListener('error', () => giveUp('the worker did not start'), { once: true })
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromBlurWorker>) => {
        if (data.t !== 'ready')
          return giveUp(data.t === 'failed' ? data.why : 'the worker said something else')
        clearTimeout(late)
        resolve(worker)
      },
      { once: true },
    )
  })
}
