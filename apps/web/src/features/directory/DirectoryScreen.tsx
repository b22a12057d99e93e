import { api } from '@baton/contract'
import { Outlet, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAsk } from '../../app/session/use-ask.ts'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { Choice } from '../../ui/choice/Choice.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { ListPane } from '../../ui/panes/ListPane.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { ButtonLink, RowLink } from '../../ui/router/links.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden/VisuallyHidden.tsx'
import { ElsewhereRoles } from '../duty/elsewhere/ElsewhereRoles.tsx'
import type { ElsewhereGroup } from '../duty/elsewhere/elsewhere-snapshot.ts'
import { useElsewhere } from '../duty/elsewhere/use-elsewhere.ts'
import { RoleRows } from '../duty/roles/RoleRows.tsx'
import type { RoleRow } from '../duty/roles/roles-snapshot.ts'
import { useRoleRows } from '../duty/roles/use-role-rows.ts'
import styles from './directory.module.css'
import { type DirectorySnapshot, directorySnapshot, type Shelf } from './directory-snapshot.ts'
import { useDirectory } from './use-directory.ts'

/** Everyone who works here, found by any words; beside it the one who is chosen. */
export function DirectoryScreen() {
  const [search, setSearch] = useState('')
  const { personId, teamId, roleId } = useParams({ strict: false })
  const [shelf, setShelf] = useState<Shelf>('people')
  const directory = useDirectory(search)
  const { answer: allTeams } = useAsk(api.identity.listTeams, {}, { isWanted: shelf === 'teams' })
  const chosenId = personId ?? teamId ?? roleId
  const roles = useRoleRows(search, roleId)
  const elsewhere = useElsewhere(search) ?? []
  const snapshot = directorySnapshot({
    ...directory,
    ...(search.trim() === '' && allTeams?.ok ? { teams: allTeams.value.teams } : {}),
    roleCount: roles.length,
    elsewhereCount: elsewhere.reduce((count, { rows }) => count + rows.length, 0),
    search,
    chosenId,
    shelf,
  })
  return (
    <Panes
      listLabel="Directory"
      isDetailOpen={chosenId !== undefined}
      list={
        <ListPane
          title="Directory"
          tools={
            <>
              <SearchField
                label="Search the directory"
                placeholder="Name, role, ward, team"
                value={search}
                onChange={setSearch}
              />
              {snapshot.shelf && (
                <Choice
                  label="Look through"
                  isLabelHidden
                  look="segments"
                  value={snapshot.shelf}
                  onChange={setShelf}
                  options={[
                    { value: 'people', label: 'People' },
                    { value: 'roles', label: 'Roles' },
                    { value: 'teams', label: 'Teams' },
                  ]}
                />
              )}
            </>
          }
        >
          {directory.failure && (
            <div className={styles.failure}>
              <FailureNotice failure={directory.failure} onRetry={directory.reload} />
            </div>
          )}
          {directory.isLoading && <Skeleton label="Loading people" count={8} />}
          <Found snapshot={snapshot} roles={roles} elsewhere={elsewhere} chosenId={roleId} />
          {snapshot.hasMore && (
            <div className={styles.more}>
              <Button onPress={() => void directory.more()}>Show more people</Button>
            </div>
          )}
        </ListPane>
      }
      detail={<Outlet />}
    />
  )
}

interface FoundProps {
  readonly snapshot: DirectorySnapshot
  readonly roles: readonly RoleRow[]
  readonly elsewhere: readonly ElsewhereGroup[]
  readonly chosenId: string | undefined
}

function Found({ snapshot, roles, elsewhere, chosenId }: FoundProps) {
  return (
    <>
      <VisuallyHidden>
        <span role="status">{snapshot.spoken}</span>
      </VisuallyHidden>
      {snapshot.nothingFor && (
        <EmptyState title={`Nobody found for “${snapshot.nothingFor}”`}>
          Try part of a name, a profession such as “pharmacist”, or a ward.
        </EmptyState>
      )}
      {snapshot.showsRoles && (
        <section aria-label="Roles">
          {snapshot.shelf === undefined && <h2 className={styles.section}>Roles</h2>}
          <RoleRows rows={roles} />
          {snapshot.shelf === 'roles' && (
            <div className={styles.more}>
              <ButtonLink to="/rota">See the rota</ButtonLink>
            </div>
          )}
        </section>
      )}
      {snapshot.showsElsewhere && <ElsewhereRoles groups={elsewhere} chosenId={chosenId} />}
      {snapshot.teams.length > 0 && (
        <section aria-label="Teams">
          {snapshot.shelf === undefined && <h2 className={styles.section}>Teams</h2>}
          {snapshot.teams.map((team) => (
            <RowLink
              key={team.id}
              to="/directory/teams/$teamId"
              params={{ teamId: team.id }}
              isSelected={team.isChosen}
              leading={<Avatar id={team.id} name={team.name} kind="team" />}
              title={team.name}
              subtitle={team.subtitle}
            />
          ))}
        </section>
      )}
      {snapshot.shelf === undefined &&
        snapshot.people.length > 0 &&
        (snapshot.showsRoles || snapshot.showsElsewhere || snapshot.teams.length > 0) && (
          <h2 className={styles.section}>People</h2>
        )}
      {snapshot.people.map((person) => (
        <RowLink
          key={person.id}
          to="/directory/$personId"
          params={{ personId: person.id }}
          isSelected={person.isChosen}
          leading={<Avatar id={person.id} name={person.name} />}
          title={person.name}
          subtitle={person.subtitle}
        />
      ))}
    </>
  )
}
