import { api } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ClipboardPlus, MessageSquare, Settings2, Siren } from 'lucide-react'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAct } from '../../app/session/use-act.ts'
import { useAsk } from '../../app/session/use-ask.ts'
import { useMe } from '../../app/session/use-me.ts'
import { taskRequest } from '../../app/task-request.ts'
import { urgentTo } from '../../app/urgent-to.ts'
import { useDuties } from '../../platform/use-duty.ts'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { Details } from '../../ui/details/Details.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { TextLink as PlainLink } from '../../ui/link/TextLink.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, RowLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../ui/tag/Tag.tsx'
import { CallButton } from '../calls/start/CallButton.tsx'
import { ProfileDuty } from '../duty/cover/ProfileDuty.tsx'
import styles from './directory.module.css'
import { peopleIn } from './directory-snapshot.ts'
import { type ProfileSnapshot, profileSnapshot } from './profile-snapshot.ts'

/** A person: what they do, where, how to reach them. */
export function ProfileScreen() {
  const { personId } = useParams({ from: '/signed-in/directory/$personId' })
  const me = useMe()
  const { answer, reload } = useAsk(api.identity.openPerson, { personId }, { keepsEarlier: true })
  const back = <BackLink to="/directory" label="Back to the directory" />

  if (!answer) {
    return (
      <Page title="Person" isTitleHidden back={back}>
        <Skeleton label="Loading the person" count={2} />
      </Page>
    )
  }
  if (!answer.ok) {
    return (
      <Page title="Person" isTitleHidden back={back}>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </Page>
    )
  }
  return <Profile snapshot={profileSnapshot(answer.value, me)} back={back} />
}

function Profile({ snapshot, back }: { readonly snapshot: ProfileSnapshot; readonly back: ReactNode }) {
  return (
    <Page title={snapshot.name} isTitleHidden back={back}>
      <header className={styles.profile}>
        <Avatar id={snapshot.id} name={snapshot.name} size="huge" />
        <div className={styles.who}>
          <Heading level={2} size={26}>
            {snapshot.name}
          </Heading>
          <p className={styles.description}>{snapshot.description}</p>
          {snapshot.tags.length > 0 && (
            <div className={styles.tags}>
              {snapshot.tags.map((tag) => (
                <Tag key={tag.words} tone={tag.tone}>
                  {tag.words}
                </Tag>
              ))}
            </div>
          )}
        </div>
        <div className={styles.actions}>
          {snapshot.canBeWrittenTo && <MessageButton personId={snapshot.id} />}
          {snapshot.canBeWrittenTo && <CallButton about={{ kind: 'person', id: snapshot.id }} />}
          {snapshot.canBeWrittenTo && <UrgentButton personId={snapshot.id} />}
          {snapshot.canBeWrittenTo && <RequestButton personId={snapshot.id} />}
          {snapshot.canBeManaged && (
            <ButtonLink to="/admin/people/$personId" params={{ personId: snapshot.id }} icon={<Settings2 />}>
              Manage
            </ButtonLink>
          )}
        </div>
      </header>
      <ProfileDuty personId={snapshot.id} canBeWrittenTo={snapshot.canBeWrittenTo} />
      <Panel title="About">
        <Details
          entries={snapshot.details.map(({ term, text, href }) => ({
            term,
            value: href ? <PlainLink href={href}>{text}</PlainLink> : text,
          }))}
        />
      </Panel>
      {snapshot.teams.length > 0 && (
        <Panel title="Teams" isFlush>
          {snapshot.teams.map((team) => (
            <RowLink
              key={team.id}
              to="/directory/teams/$teamId"
              params={{ teamId: team.id }}
              leading={<Avatar id={team.id} name={team.name} kind="team" />}
              title={team.name}
              subtitle={peopleIn(team.memberCount)}
            />
          ))}
        </Panel>
      )}
    </Page>
  )
}

/** Urgent goes to a person only while they are on duty; otherwise to their cover. */
function UrgentButton({ personId }: { readonly personId: string }) {
  const urgent = urgentTo.use()
  const duty = useDuties()(personId)
  if (!urgent || duty?.state !== 'on') return null
  return (
    <Button variant="danger" icon={<Siren />} onPress={() => urgent.open({ kind: 'person', id: personId })}>
      Urgent
    </Button>
  )
}

/** Something to do goes to a person while they are on duty; otherwise the form says who covers. */
function RequestButton({ personId }: { readonly personId: string }) {
  return (
    <Button
      icon={<ClipboardPlus />}
      onPress={() => taskRequest.set({ requestedFor: { kind: 'person', id: personId } })}
    >
      Ask for something
    </Button>
  )
}

function MessageButton({ personId }: { readonly personId: string }) {
  const { run, isBusy, failure } = useAct(api.messaging.startDirect)
  const navigate = useNavigate()
  const duty = useDuties()(personId)
  // Whoever is off duty is not the first to write to where somebody covers.
  const isSecond = duty?.state === 'off' && duty.coverRoleId !== null

  async function write() {
    const answer = await run({ personId })
    if (!answer.ok) return
    const { conversationId } = answer.value
    await navigate({ to: '/messages/$conversationId', params: { conversationId } })
  }

  return (
    <>
      <Button
        variant={isSecond ? 'secondary' : 'primary'}
        icon={<MessageSquare />}
        isBusy={isBusy}
        onPress={() => void write()}
      >
        Message
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}
