import { RowLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { RoleMark } from './RoleMark.tsx'
import type { RoleRow } from './roles-snapshot.ts'

/** Roles in the directory's list. */
export function RoleRows({ rows }: { readonly rows: readonly RoleRow[] }) {
  return rows.map((row) => (
    <RowLink
      key={row.id}
      to="/directory/roles/$roleId"
      params={{ roleId: row.id }}
      isSelected={row.isChosen}
      leading={<RoleMark />}
      title={row.name}
      subtitle={row.about}
      trailing={row.gap?.isBad && <Tag tone="bad">{row.gap.words}</Tag>}
    />
  ))
}
