import { Building2 } from 'lucide-react'
import { useId } from 'react'
import { RowLink } from '../../../ui/router/links.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { RoleMark } from '../roles/RoleMark.tsx'
import styles from './elsewhere.module.css'
import type { ElsewhereGroup, ElsewhereRow } from './elsewhere-snapshot.ts'

interface ElsewhereRolesProps {
  readonly groups: readonly ElsewhereGroup[]
  /** Given, a row is pressed to choose its role; otherwise it leads to the role's page. */
  readonly onPick?: (organisationId: string, row: ElsewhereRow) => void
  readonly chosenId?: string | undefined
  readonly level?: 2 | 3
}

/** Roles of connected organisations, each organisation under its name: nobody takes them for our own. */
export function ElsewhereRoles({ groups, onPick, chosenId, level = 2 }: ElsewhereRolesProps) {
  return groups.map((group) => (
    <Group key={group.organisation.id} group={group} onPick={onPick} chosenId={chosenId} level={level} />
  ))
}

interface GroupProps extends Omit<ElsewhereRolesProps, 'groups' | 'onPick'> {
  readonly group: ElsewhereGroup
  readonly onPick: ElsewhereRolesProps['onPick'] | undefined
}

function Group({ group: { organisation, title, rows }, onPick, chosenId, level = 2 }: GroupProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} className={styles.group}>
      <Heading id={id} className={styles.title}>
        <Building2 aria-hidden="true" />
        <bdi>{title}</bdi>
      </Heading>
      {rows.map((row) =>
        onPick ? (
          <RowButton
            key={row.id}
            leading={<RoleMark />}
            title={row.name}
            subtitle={row.about}
            onPress={() => onPick(organisation.id, row)}
          />
        ) : (
          <RowLink
            key={row.id}
            to="/directory/elsewhere/$organisationId/roles/$roleId"
            params={{ organisationId: organisation.id, roleId: row.id }}
            isSelected={row.id === chosenId}
            leading={<RoleMark />}
            title={row.name}
            subtitle={row.about}
          />
        ),
      )}
    </section>
  )
}
