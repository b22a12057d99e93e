import type { Answer } from '@baton/client'
import { api, type InputOf, type Operation, type OutputOf, type Refusal, type Task } from '@baton/contract'
import { useState } from 'react'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { useClient } from '../../../platform/use-client.ts'
import { usePeople } from '../../../platform/use-people.ts'
import { notify } from '../../../ui/toast/notices.ts'
import type { TaskAct } from '../acts.ts'
import { actLooks } from './act-looks.ts'
import { saidOf } from './said-of.ts'

/** What needs no more than a press. */
export type InstantAct = 'accept' | 'start' | 'resume' | 'review'

export interface TaskActing {
  /** What is being done at this instant. */
  readonly busy: TaskAct | 'other' | null
  /** Why the last thing could not be done, and what to do. */
  readonly refusal: Refusal | undefined
  /** Resolves with whether it was done. */
  press(act: InstantAct): Promise<boolean>
  run<O extends Operation<'command'>>(
    act: TaskAct | 'other',
    operation: O,
    input: InputOf<O>,
  ): Promise<Answer<OutputOf<O>>>
}

const operations = {
  accept: api.tasks.accept,
  start: api.tasks.start,
  resume: api.tasks.start,
  review: api.tasks.review,
} as const

/** The ids of what was asked and not heard of, so that asking again never does twice. */
const unheard = new Map<string, string>()

/** What can be done with a task. Nothing of it is kept to be sent later: what failed is said at once. */
export function useTaskActing(taskId: string): TaskActing {
  const client = useClient()
  const find = usePeople()
  const [busy, setBusy] = useState<TaskActing['busy']>(null)
  const [refusal, setRefusal] = useState<Refusal>()

  async function run<O extends Operation<'command'>>(
    act: TaskAct | 'other',
    operation: O,
    input: InputOf<O>,
  ): Promise<Answer<OutputOf<O>>> {
    const key = `${operation.name} ${JSON.stringify(input)}`
    const id = unheard.get(key) ?? newCommandId()
    unheard.set(key, id)
    setBusy(act)
    const answer = await client.call(operation, input, id)
    if (answer.ok || answer.refusal.code !== 'unavailable') unheard.delete(key)
    setBusy(null)
    if (answer.ok) {
      setRefusal(undefined)
      return answer
    }
    const said = saidOf(answer.refusal, (personId) => find(personId)?.name)
    setRefusal(said)
    return { ok: false, refusal: said }
  }

  async function press(act: InstantAct): Promise<boolean> {
    const answer: Answer<{ task: Task }> = await run(act, operations[act], { taskId })
    // The row may be gone from this board a moment later: what became of the press is said where it stays.
    if (answer.ok) notify(actLooks[act].done, { tone: 'good' })
    else notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    return answer.ok
  }

  return { busy, refusal, press, run }
}
