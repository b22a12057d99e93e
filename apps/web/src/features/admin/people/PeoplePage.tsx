import { FileUp, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, TextLink } from '../../../ui/router/links.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useDirectory } from '../../directory/use-directory.ts'
import styles from '../admin.module.css'
import { type PersonRow, peopleRows } from './people-snapshot.ts'

const columns: readonly Column<PersonRow>[] = [
  {
    id: 'name',
    title: 'Name',
    isHeading: true,
    cell: (person) => (
      <>
        <TextLink to="/admin/people/$personId" params={{ personId: person.id }}>
          {person.name}
        </TextLink>
        <div className={styles.small}>{person.email}</div>
      </>
    ),
  },
  { id: 'work', title: 'Work', cell: (person) => person.work },
  { id: 'where', title: 'Where', cell: (person) => person.where },
  {
    id: 'state',
    title: 'State',
    cell: (person) => (
      <span className={styles.tags}>
        {person.tags.map((tag) => (
          <Tag key={tag.words} tone={tag.tone}>
            {tag.words}
          </Tag>
        ))}
      </span>
    ),
  },
]

/** Everyone in the organisation, also those who are suspended. */
export function PeoplePage() {
  const [search, setSearch] = useState('')
  const directory = useDirectory(search, { includesSuspended: true })
  const rows = peopleRows(directory.people)
  return (
    <Page
      title="People"
      width="wide"
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <>
          <ButtonLink to="/admin/import" icon={<FileUp />}>
            Import
          </ButtonLink>
          <ButtonLink to="/admin/people/add" variant="primary" icon={<UserPlus />}>
            Add a person
          </ButtonLink>
        </>
      }
    >
      <SearchField
        label="Search people"
        placeholder="Name, profession, team, place"
        value={search}
        onChange={setSearch}
      />
      <FailureNotice failure={directory.failure} onRetry={directory.reload} />
      <Panel isFlush>
        {directory.isLoading && <Skeleton label="Loading people" />}
        {rows.length > 0 && (
          <DataTable caption="People" columns={columns} items={rows} idOf={(person) => person.id} />
        )}
        {!directory.isLoading && !directory.failure && rows.length === 0 && (
          <EmptyState title="Nobody found">Try part of a name, a profession or a ward.</EmptyState>
        )}
        {directory.hasMore && (
          <div className={styles.more}>
            <Button onPress={() => void directory.more()}>Show more people</Button>
          </div>
        )}
      </Panel>
    </Page>
  )
}
