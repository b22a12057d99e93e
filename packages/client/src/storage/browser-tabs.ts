import { id, newId } from '@baton/contract'
import { z } from 'zod'
import type { Tabs } from '../ports.ts'

const tabWord = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('queue'), personId: id, itemId: newId }),
  z.strictObject({ about: z.literal('upload'), personId: id, uploadId: newId }),
  z.strictObject({ about: z.literal('sent'), personId: id, uploadId: newId, bytes: z.int().min(0) }),
  z.strictObject({ about: z.literal(['visits', 'signed-out']), personId: id }),
])

/** The tabs of one browser, by Web Locks and a BroadcastChannel. */
export function browserTabs(locks: Pick<LockManager, 'request'>, channelName = 'baton'): Tabs {
  const channel = new BroadcastChannel(channelName)
  return {
    hold(name, lead) {
      const stop = new AbortController()
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      locks
        .request(name, { signal: stop.signal }, () => {
          lead()
          return released
        })
        // Given up before it was ours.
        .catch(() => {})
      return () => {
        release()
        stop.abort()
      }
    },
    tell: (word) => channel.postMessage(word),
    listen(listener) {
      const heard = ({ data }: MessageEvent) => {
        const word = tabWord.safeParse(data)
        if (word.success) listener(word.data)
      }
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
  }
}
