import { api, type Team } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { UserMinus } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Breadcrumb } from '../../../ui/breadcrumb/Breadcrumb.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, TextLink } from '../../../ui/router/links.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { AddMembers } from './AddMembers.tsx'
import { teamKinds } from './team-kinds.ts'

/** One team: its name and its people. */
export function TeamPage() {
  const { teamId } = useParams({ from: '/signed-in/admin/teams/$teamId' })
  const { answer, reload } = useAsk(api.identity.openTeam, { teamId })
  const remove = useAct(api.identity.removeTeamMember)
  const name = answer?.ok ? answer.value.team.name : 'Team'
  const people = answer?.ok ? answer.value.people : []

  async function takeOut(personId: string, person: string) {
    const removed = await remove.run({ teamId, personId })
    if (removed.ok) notify(`${person} is no longer in ${name}`, { tone: 'good' })
    await outdate(api.identity.openTeam, api.identity.listTeams)
  }

  return (
    <Page
      title={name}
      {...(answer?.ok ? { help: teamKinds[answer.value.team.kind] } : {})}
      back={<BackLink to="/admin/teams" label="Back to teams" />}
      trail={
        <Breadcrumb
          links={[
            <TextLink key="teams" to="/admin/teams">
              Teams
            </TextLink>,
          ]}
          here={name}
        />
      }
    >
      {!answer && <Skeleton label="Loading the team" />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <FailureNotice failure={remove.failure} />
      {answer?.ok && (
        <>
          <Panel title="People" isFlush>
            <AddMembers teamId={teamId} memberIds={answer.value.team.memberIds} />
            {people.length === 0 && (
              <EmptyState title="Nobody is in this team yet" level={3}>
                Find people above and add them.
              </EmptyState>
            )}
            {people.map((person) => (
              <Row
                key={person.id}
                leading={<Avatar id={person.id} name={person.name} />}
                title={person.name}
                subtitle={person.grade ?? person.profession}
                action={
                  <IconButton
                    label={`Take ${person.name} out of the team`}
                    icon={<UserMinus />}
                    onPress={() => void takeOut(person.id, person.name)}
                  />
                }
              />
            ))}
          </Panel>
          <RenameTeam key={name} team={answer.value.team} />
        </>
      )}
    </Page>
  )
}

function RenameTeam({ team }: { readonly team: Team }) {
  const { run, isBusy, failure } = useAct(api.identity.renameTeam)
  const { fields, set, clear } = useDraft(`team.${team.id}`, { name: team.name })

  async function rename() {
    const renamed = await run({ teamId: team.id, name: fields.name })
    if (!renamed.ok) return
    clear()
    notify('Renamed', { tone: 'good' })
    await outdate(api.identity.openTeam, api.identity.listTeams)
  }

  return (
    <Panel title="Name">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void rename()
        }}
      >
        {failure && !mistakeAt(failure, 'name') && (
          <div className={styles.wide}>
            <FailureNotice failure={failure} />
          </div>
        )}
        <TextField
          label="Name of the team"
          isRequired
          autoComplete="off"
          mistake={mistakeAt(failure, 'name')}
          value={fields.name}
          onChange={(value) => set('name', value)}
        />
        <div className={styles.actions}>
          <Button type="submit" isBusy={isBusy} isDisabled={fields.name.trim() === team.name}>
            Rename
          </Button>
        </div>
      </form>
    </Panel>
  )
}
