import type { Role } from '@baton/contract'
import { Plus } from 'lucide-react'
import { useRoles } from '../../../platform/use-duty.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, RowLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { coverWords } from '../roles/cover-words.ts'
import { RoleMark } from '../roles/RoleMark.tsx'

/** The roles of the organisation, retired ones last. */
export function RolesPage() {
  const { loaded, all } = useRoles()
  const roles = [...all].sort((a, b) => Number(a.state === 'retired') - Number(b.state === 'retired'))
  return (
    <Page
      title="Roles"
      help="A role is a place that work goes to, whoever holds it."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <ButtonLink to="/admin/roles/add" variant="primary" icon={<Plus />}>
          Add a role
        </ButtonLink>
      }
    >
      <Panel isFlush>
        {!loaded && <Skeleton label="Loading roles" />}
        {loaded && roles.length === 0 && (
          <EmptyState title="No roles yet">
            Medical registrar on call, site manager, ward coordinator.
          </EmptyState>
        )}
        {roles.map((role) => (
          <RowLink
            key={role.id}
            to="/admin/roles/$roleId"
            params={{ roleId: role.id }}
            leading={<RoleMark />}
            title={role.name}
            subtitle={aboutOf(role)}
            trailing={role.state === 'retired' ? <Tag tone="warn">Retired</Tag> : undefined}
          />
        ))}
      </Panel>
    </Page>
  )
}

function aboutOf(role: Role): string {
  if (role.state === 'retired') return 'Takes no more work'
  return role.cover.kind === 'none' ? 'Need not be held' : `Must be held: ${coverWords(role.cover)}`
}
