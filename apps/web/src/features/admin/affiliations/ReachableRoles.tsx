import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { RowLink, TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { RoleMark } from '../../duty/roles/RoleMark.tsx'

/** The roles that people of connected organisations may turn to; each leads to where that is changed. */
export function ReachableRoles() {
  const { answer, reload } = useAsk(api.duty.listReachable, {}, { keepsEarlier: true })
  const { all, loaded } = useRoles()
  const chosen = answer?.ok ? all.filter(({ id }) => answer.value.roleIds.includes(id)) : []
  return (
    <Panel
      title="Roles that they may turn to"
      help={
        <>
          The same for every connected organisation. It is set at{' '}
          <TextLink to="/admin/roles">each role</TextLink>.
        </>
      }
      isFlush
    >
      {(!answer || !loaded) && <Skeleton label="Loading roles" />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && loaded && chosen.length === 0 && (
        <EmptyState title="No role yet" level={3}>
          Until you name one, people of connected organisations can turn to nobody here.
        </EmptyState>
      )}
      {chosen.map(({ id, name, purpose }) => (
        <RowLink
          key={id}
          to="/admin/roles/$roleId"
          params={{ roleId: id }}
          leading={<RoleMark />}
          title={name}
          subtitle={purpose}
        />
      ))}
    </Panel>
  )
}
