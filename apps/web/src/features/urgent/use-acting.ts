import type { Answer } from '@baton/client'
import type { Escalation, Refusal, RungTarget } from '@baton/contract'
import { useState } from 'react'
import { useClient } from '../../platform/use-client.ts'
import type { UrgentAct } from './card/card-snapshot.ts'

export interface Acting {
  /** What is being done at this instant. */
  readonly busy: UrgentAct | null
  /** Why the last thing could not be done, and whom to ring. */
  readonly refusal: Refusal | undefined
  /** Resolves with whether it was done. */
  act(act: Exclude<UrgentAct, 'passOn' | 'handOn'>): Promise<boolean>
  passOn(to: RungTarget): Promise<boolean>
}

/** What can be done with one urgent item. Nothing of it is kept to be sent later: what failed is said at once. */
export function useActing(escalationId: string): Acting {
  const { urgent } = useClient()
  const [busy, setBusy] = useState<UrgentAct | null>(null)
  const [refusal, setRefusal] = useState<Refusal>()

  async function run(act: UrgentAct, asking: Promise<Answer<Escalation>>): Promise<boolean> {
    setBusy(act)
    const answer = await asking
    setBusy(null)
    setRefusal(answer.ok ? undefined : answer.refusal)
    return answer.ok
  }

  return {
    busy,
    refusal,
    act: (act) => run(act, urgent[act](escalationId)),
    passOn: (to) => run('passOn', urgent.passOn(escalationId, to)),
  }
}
