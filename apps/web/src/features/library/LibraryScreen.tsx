import { Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { useState } from 'react'
import { useTeams } from '../../app/session/use-teams.ts'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { ListPane } from '../../ui/panes/ListPane.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { RowLink } from '../../ui/router/links.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import { FoundDocuments } from './find/FoundDocuments.tsx'

/** The libraries of my teams, and everything in them that can be found; beside it what is chosen. */
export function LibraryScreen() {
  const [search, setSearch] = useState('')
  const isAtStart = useRouterState({ select: ({ location }) => /^\/library\/?$/.test(location.pathname) })
  return (
    <Panes
      listLabel="Library"
      isDetailOpen={!isAtStart}
      list={
        <ListPane
          title="Library"
          tools={
            <SearchField
              label="Find a document"
              placeholder="Name, or words in it"
              value={search}
              onChange={setSearch}
            />
          }
        >
          {search.trim().length > 1 ? <FoundDocuments typed={search} /> : <MyTeams />}
        </ListPane>
      }
      detail={<Outlet />}
    />
  )
}

function MyTeams() {
  const { teamId } = useParams({ strict: false })
  const { all, mine } = useTeams()
  const teams = all.filter(({ id }) => mine.has(id))
  if (all.length > 0 && teams.length === 0) {
    return (
      <EmptyState icon={<LibraryBig />} title="You are in no team">
        Each team has a library. Ask an administrator to put you into your team.
      </EmptyState>
    )
  }
  return (
    <ul aria-label="Libraries of my teams">
      {teams.map(({ id, name }) => (
        <li key={id}>
          <RowLink
            to="/library/$teamId"
            params={{ teamId: id }}
            isSelected={id === teamId}
            leading={<Avatar id={id} name={name} kind="team" />}
            title={name}
            subtitle="Its members read and change it"
          />
        </li>
      ))}
    </ul>
  )
}
