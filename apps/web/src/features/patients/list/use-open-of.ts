import { api, mostPatients, type SaidInHandover, type Task } from '@baton/contract'
import { byRank } from '@baton/domain/tasks/rank'
import { useEffect, useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'

/** What is open for the patients of a list, and what was said of them last. */
export type OpenOf =
  | { readonly state: 'loading' | 'missing' }
  | { readonly state: 'here'; readonly tasks: readonly Task[]; readonly said: readonly SaidInHandover[] }

/** After something changed it is asked for again so soon, in ms: once for all that changed meanwhile. */
const soonMs = 1_000

/** The open tasks of patients, the most pressing first, asked for again when one of them changes. */
export function useOpenOf(patientIds: readonly string[]): OpenOf {
  const client = useClient()
  const key = patientIds.join(',')
  const [open, setOpen] = useState<OpenOf>({ state: 'loading' })

  useEffect(() => {
    const ids = key === '' ? [] : key.split(',')
    const wanted = new Set(ids)
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    async function fetch(): Promise<void> {
      const answers = await Promise.all(
        inParts(ids).map((part) => client.call(api.tasks.listOfPatients, { patientIds: part.join(',') })),
      )
      if (isGone) return
      const values = answers.flatMap((answer) => (answer.ok ? answer.value : []))
      // Half of a list would read as if the others had nothing to do.
      if (values.length < answers.length) return setOpen({ state: 'missing' })
      const tasks = values.flatMap((value) => value.tasks).sort(byRank)
      setOpen({ state: 'here', tasks, said: values.flatMap(({ said }) => said) })
    }
    void fetch()
    const stop = client.onEvent((event) => {
      const isAbout =
        (event.type === 'task.changed' && wanted.has(event.data.task.patientId ?? '')) ||
        event.type === 'handover.changed'
      if (!isAbout) return
      timer ??= setTimeout(() => {
        timer = undefined
        void fetch()
      }, soonMs)
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [client, key])

  return open
}

function inParts(ids: readonly string[]): (readonly string[])[] {
  const parts: (readonly string[])[] = []
  for (let from = 0; from < ids.length; from += mostPatients) parts.push(ids.slice(from, from + mostPatients))
  return parts
}
