import { api } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAsk } from '../../app/session/use-ask.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, RowLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { CallButton } from '../calls/start/CallButton.tsx'
import { UrgentButton } from '../urgent/compose/UrgentButton.tsx'
import { peopleIn } from './directory-snapshot.ts'

/** A team and its people. */
export function TeamScreen() {
  const { teamId } = useParams({ from: '/signed-in/directory/teams/$teamId' })
  const { answer, reload } = useAsk(api.identity.openTeam, { teamId }, { keepsEarlier: true })
  const { mine } = useTeams()
  const back = <BackLink to="/directory" label="Back to the directory" />

  if (!answer?.ok) {
    return (
      <Page title="Team" back={back}>
        {answer ? (
          <FailureNotice failure={answer.failure} onRetry={reload} />
        ) : (
          <Skeleton label="Loading the team" />
        )}
      </Page>
    )
  }
  const { team, people } = answer.value
  return (
    <Page
      title={team.name}
      back={back}
      help={peopleIn(people.length)}
      actions={
        <>
          {mine.has(team.id) && (
            <ButtonLink to="/library/$teamId" params={{ teamId: team.id }} icon={<LibraryBig />}>
              Library
            </ButtonLink>
          )}
          <CallButton about={{ kind: 'team', id: team.id }} />
          <UrgentButton target={{ kind: 'team', id: team.id }} />
        </>
      }
    >
      <Panel isFlush>
        {people.map((person) => (
          <RowLink
            key={person.id}
            to="/directory/$personId"
            params={{ personId: person.id }}
            leading={<Avatar id={person.id} name={person.name} />}
            title={person.name}
            subtitle={person.grade ?? person.profession}
          />
        ))}
      </Panel>
    </Page>
  )
}
