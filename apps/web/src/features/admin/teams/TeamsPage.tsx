import { api } from '@baton/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, RowLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { peopleIn } from '../../directory/directory-snapshot.ts'
import { AddTeamDialog } from './AddTeamDialog.tsx'
import { teamKinds } from './team-kinds.ts'

/** The teams of the organisation. */
export function TeamsPage() {
  const { answer, reload } = useAsk(api.identity.listTeams, {})
  const [isAdding, setAdding] = useState(false)
  const teams = answer?.ok ? answer.value.teams : []
  return (
    <Page
      title="Teams"
      help="A team has a conversation of its own, which its people see from the moment they join."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <Button variant="primary" icon={<Plus />} onPress={() => setAdding(true)}>
          Add a team
        </Button>
      }
    >
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <Panel isFlush>
        {!answer && <Skeleton label="Loading teams" />}
        {answer?.ok && teams.length === 0 && (
          <EmptyState title="No teams yet">A ward, an on-call team, a practice, an MDT.</EmptyState>
        )}
        {teams.map((team) => (
          <RowLink
            key={team.id}
            to="/admin/teams/$teamId"
            params={{ teamId: team.id }}
            leading={<Avatar id={team.id} name={team.name} kind="team" />}
            title={team.name}
            subtitle={peopleIn(team.memberCount)}
            trailing={<Tag>{teamKinds[team.kind]}</Tag>}
          />
        ))}
      </Panel>
      {isAdding && <AddTeamDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
