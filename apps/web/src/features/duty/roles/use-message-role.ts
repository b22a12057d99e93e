import { api } from '@baton/contract'
import { useAct } from '../../../app/session/use-act.ts'

/** Opens my conversation with a role, whoever holds it. */
export function useMessageRole() {
  const { run, isBusy, failure } = useAct(api.messaging.startWithRole)

  async function open(roleId: string, arrive: (conversationId: string) => unknown): Promise<void> {
    const answer = await run({ roleId })
    if (answer.ok) await arrive(answer.value.conversationId)
  }

  return { open, isBusy, failure }
}
