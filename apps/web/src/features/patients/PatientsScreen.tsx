import { Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { BedDouble, ListPlus, ListTodo, UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useMe } from '../../app/session/use-me.ts'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { IconButton } from '../../ui/icon-button/IconButton.tsx'
import { ListPane } from '../../ui/panes/ListPane.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { ButtonLink, RowLink } from '../../ui/router/links.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../duty/use-name-of.ts'
import { Found } from './find/Found.tsx'
import { AddListDialog } from './list/AddListDialog.tsx'
import styles from './patients.module.css'
import { patientsSnapshot, type ShelfRow } from './patients-snapshot.ts'
import { useLists } from './use-patients.ts'
import { useTeamName } from './use-team-name.ts'
import { useMyWards, useWards } from './use-wards.ts'

/** Wards, lists and everyone who can be found; beside it what is chosen. */
export function PatientsScreen() {
  const [search, setSearch] = useState('')
  const [isAdding, setAdding] = useState(false)
  const isAtStart = useRouterState({ select: ({ location }) => /^\/patients\/?$/.test(location.pathname) })
  return (
    <Panes
      listLabel="Patients"
      isDetailOpen={!isAtStart}
      list={
        <ListPane
          title="Patients"
          actions={<IconButton label="New list" icon={<ListPlus />} onPress={() => setAdding(true)} />}
          tools={
            <SearchField
              label="Find a patient"
              placeholder="Name or number"
              value={search}
              onChange={setSearch}
            />
          }
        >
          {search.trim().length > 1 ? <Found typed={search} /> : <Shelf />}
          <div className={styles.more}>
            <ButtonLink to="/patients/add" icon={<UserPlus />}>
              Enter a patient
            </ButtonLink>
          </div>
          {isAdding && <AddListDialog onClose={() => setAdding(false)} />}
        </ListPane>
      }
      detail={<Outlet />}
    />
  )
}

function Shelf() {
  const me = useMe().person
  const { wardId, listId } = useParams({ strict: false })
  const lists = useLists()
  const { answer, reload } = useMyWards()
  const snapshot = patientsSnapshot({
    wards: answer?.ok ? answer.value.wards : [],
    places: useWards(),
    lists: lists.state === 'here' ? lists.value.lists : [],
    viewerId: me.id,
    teamName: useTeamName(),
    personName: useNameOf(),
  })
  if (answer && !answer.ok) {
    return (
      <div className={styles.failure}>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </div>
    )
  }
  if (!answer || lists.state === 'loading') return <Skeleton label="Loading wards and lists" count={6} />
  const wardRow = (row: ShelfRow) => (
    <RowLink
      to="/patients/wards/$wardId"
      params={{ wardId: row.id }}
      isSelected={row.id === wardId}
      leading={<Icon icon={<BedDouble />} />}
      title={row.name}
      subtitle={row.words}
    />
  )
  const isEmpty = snapshot.myWards.length + snapshot.otherWards.length + snapshot.lists.length === 0
  return (
    <>
      {isEmpty && (
        <EmptyState icon={<BedDouble />} title="No ward is yours now">
          Wards are here while you are on duty there, hold a role that covers them, or belong to their team.
          Anyone can be searched for.
        </EmptyState>
      )}
      <Rows title="My wards" rows={snapshot.myWards}>
        {wardRow}
      </Rows>
      <Rows title="Lists" rows={snapshot.lists}>
        {(row) => (
          <RowLink
            to="/patients/lists/$listId"
            params={{ listId: row.id }}
            isSelected={row.id === listId}
            leading={<Icon icon={<ListTodo />} />}
            title={<bdi>{row.name}</bdi>}
            subtitle={row.words}
          />
        )}
      </Rows>
      <Rows title="Other wards" rows={snapshot.otherWards}>
        {wardRow}
      </Rows>
    </>
  )
}

interface RowsProps {
  readonly title: string
  readonly rows: readonly ShelfRow[]
  readonly children: (row: ShelfRow) => ReactNode
}

function Rows({ title, rows, children }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={styles.section}>{title}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </section>
  )
}

function Icon({ icon }: { readonly icon: ReactNode }) {
  return (
    <span className={styles.icon} aria-hidden="true">
      {icon}
    </span>
  )
}
