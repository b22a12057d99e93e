import { api, type Task } from '@baton/contract'
import { type RefObject, useEffect } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { type TaskViewer, waitsForMe } from '../acts.ts'

/** Told from this page already: the server is told once. */
const told = new Set<string>()

/** Tells that a screen showed what is asked of me: received, and no more than that. */
export function useReceived(element: RefObject<HTMLElement | null>, task: Task, viewer: TaskViewer): void {
  const client = useClient()
  const waits = task.status === 'requested' && viewer.isOnDuty && waitsForMe(task, viewer)
  useEffect(() => {
    const shown = element.current
    if (!shown || !waits || told.has(task.id)) return
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting || document.visibilityState !== 'visible' || told.has(task.id)) return
        told.add(task.id)
        void client.call(api.tasks.markReceived, { taskId: task.id }).then((answer) => {
          if (!answer.ok && answer.refusal.code === 'unavailable') told.delete(task.id)
        })
      },
      { threshold: 0.6 },
    )
    watcher.observe(shown)
    return () => watcher.disconnect()
  }, [client, element, task.id, waits])
}
