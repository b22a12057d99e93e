import { api, type Role } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Switch } from '../../../ui/switch/Switch.tsx'

/** Whether people of connected organisations may turn to a role. */
export function ReachablePanel({ role }: { readonly role: Role }) {
  const { answer, reload } = useAsk(api.duty.listReachable, {}, { keepsEarlier: true })
  const { run, isBusy, failure } = useAct(api.duty.setReachable)

  async function set(reachable: boolean): Promise<void> {
    await run({ roleId: role.id, reachable })
    await outdate(api.duty.listReachable)
  }

  return (
    <Panel
      title="Connected organisations"
      help={
        <>
          Those that stand in <TextLink to="/admin/affiliations">Connected organisations</TextLink>.
        </>
      }
    >
      {!answer && <Skeleton label="Loading who may turn to it" look="text" count={1} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <FailureNotice failure={failure} />
      {answer?.ok && (
        <Switch
          label="People of connected organisations may turn to this role"
          help="They see its name, what to turn to it for, and its site, and write to whoever holds it. Switched off, nobody there begins a conversation with it."
          isSelected={answer.value.roleIds.includes(role.id)}
          isDisabled={isBusy}
          onChange={(reachable) => void set(reachable)}
        />
      )}
    </Panel>
  )
}
