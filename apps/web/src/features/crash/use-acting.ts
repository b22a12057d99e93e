import type { Answer } from '@baton/client'
import { api, type Refusal } from '@baton/contract'
import { useState } from 'react'
import { newCommandId } from '../../app/session/new-command-id.ts'
import { useClient } from '../../platform/use-client.ts'

export type CrashAct = 'come' | 'refuse' | 'arrive' | 'standDown'

export interface CrashActing {
  /** What is being done at this instant. */
  readonly busy: CrashAct | null
  /** Why the last thing could not be done. */
  readonly refusal: Refusal | undefined
  come(): Promise<boolean>
  refuse(): Promise<boolean>
  arrive(): Promise<boolean>
  standDown(outcome: string | null): Promise<boolean>
}

/** What can be done with a crash call. Nothing of it is kept to be sent later: what failed is said at once. */
export function useCrashActing(callId: string): CrashActing {
  const client = useClient()
  const [busy, setBusy] = useState<CrashAct | null>(null)
  const [refusal, setRefusal] = useState<Refusal>()

  async function run(act: CrashAct, asking: Promise<Answer<unknown>>): Promise<boolean> {
    setBusy(act)
    const answer = await asking
    setBusy(null)
    setRefusal(answer.ok ? undefined : answer.refusal)
    return answer.ok
  }

  return {
    busy,
    refusal,
    come: () => run('come', client.call(api.crash.answer, { callId, coming: true }, newCommandId())),
    refuse: () => run('refuse', client.call(api.crash.answer, { callId, coming: false }, newCommandId())),
    arrive: () => run('arrive', client.call(api.crash.arrive, { callId }, newCommandId())),
    standDown: (outcome) =>
      run('standDown', client.call(api.crash.standDown, { callId, outcome }, newCommandId())),
  }
}
