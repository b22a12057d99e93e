import type { InputOf, Operation, OutputOf } from '@baton/contract'
import { useRef, useState } from 'react'
import { useClient } from '../../platform/use-client.ts'
import type { Answer, Failure } from './ask.ts'
import { askBy } from './ask-by.ts'
import { newCommandId } from './new-command-id.ts'

/**
 * A command that a button or form gives. After a dead line the same command is repeated under the same id, so that
 * pressing twice never does twice.
 */
export function useAct<Asked extends Operation<'command'>>(operation: Asked) {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const unheard = useRef<{ body: string; attempt: string }>(undefined)

  async function run(input: InputOf<Asked>): Promise<Answer<OutputOf<Asked>>> {
    const body = JSON.stringify(input)
    const attempt = unheard.current?.body === body ? unheard.current.attempt : newCommandId()
    setBusy(true)
    const answer = await askBy(client)(operation, input, { attempt })
    unheard.current = !answer.ok && answer.failure.code === 'unreachable' ? { body, attempt } : undefined
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.failure)
    return answer
  }

  return { run, isBusy, failure, forget: () => setFailure(undefined) }
}
