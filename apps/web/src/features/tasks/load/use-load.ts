import { api } from '@baton/contract'
import { useEffect } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'

/** After something changed it is asked for again so soon, in ms: once for all that changed meanwhile. */
const soonMs = 1_000

/** Who is on duty, at a site or anywhere, and what each carries; asked for again whenever a task or a duty changes. */
export function useLoad(siteId?: string) {
  const client = useClient()
  const { answer, reload } = useAsk(api.tasks.listLoad, siteId === undefined ? {} : { siteId }, {
    keepsEarlier: true,
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = client.onEvent(({ type }) => {
      if (type !== 'task.changed' && type !== 'duty.changed' && type !== 'role.changed') return
      timer ??= setTimeout(() => {
        timer = undefined
        reload()
      }, soonMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, reload])
  return { answer, reload }
}
