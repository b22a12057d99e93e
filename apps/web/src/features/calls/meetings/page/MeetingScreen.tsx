import { api, type Meeting } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Ban, Download, Pencil, Phone, Video } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../../app/session/use-act.ts'
import { useAsk } from '../../../../app/session/use-ask.ts'
import { useServerNow } from '../../../../platform/use-server-now.ts'
import { Avatar } from '../../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../../ui/button/Button.tsx'
import { Choice } from '../../../../ui/choice/Choice.tsx'
import { Page } from '../../../../ui/page/Page.tsx'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../../ui/router/links.tsx'
import { Row } from '../../../../ui/row/Row.tsx'
import { Skeleton } from '../../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../../ui/tag/Tag.tsx'
import { useCallNaming, useMeeting } from '../../use-calls.ts'
import { AboutLink } from './AboutLink.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { Documents } from './Documents.tsx'
import { GuestLinks } from './GuestLinks.tsx'
import { MeetingRecord } from './MeetingRecord.tsx'
import { type MeetingSnapshot, meetingSnapshot } from './meeting-snapshot.ts'
import styles from './page.module.css'
import { useInvitation } from './use-invitation.ts'

/** One meeting, before, while and after it is. */
export function MeetingScreen() {
  const { meetingId } = useParams({ strict: false })
  return <OneMeeting key={meetingId} meetingId={meetingId ?? ''} />
}

function OneMeeting({ meetingId }: { readonly meetingId: string }) {
  const held = useMeeting(meetingId)
  // What is not among mine any more, or is not mine, says so itself.
  const { answer, reload } = useAsk(api.calls.open, { meetingId }, { isWanted: held === undefined })
  const meeting = held ?? (answer?.ok ? answer.value.meeting : undefined)
  if (meeting) return <OpenMeeting meeting={meeting} />
  return (
    <Page title="Meeting" back={<BackLink to="/meetings" label="Back to meetings" />}>
      {answer && !answer.ok ? (
        <FailureNotice failure={answer.failure} onRetry={reload} />
      ) : (
        <Skeleton label="Loading the meeting" count={4} />
      )}
    </Page>
  )
}

function OpenMeeting({ meeting }: { readonly meeting: Meeting }) {
  const naming = useCallNaming()
  const now = useServerNow(15_000)
  const shown = meetingSnapshot(meeting, naming, now)
  const { can, tag } = shown
  const [isCancelling, setCancelling] = useState(false)
  const calendar = useInvitation(meeting.id)
  const navigate = useNavigate()
  return (
    <Page
      title={shown.title}
      help={shown.when}
      back={<BackLink to="/meetings" label="Back to meetings" />}
      actions={
        <>
          {can.join && (
            <ButtonLink
              to="/meetings/$meetingId/room"
              params={{ meetingId: meeting.id }}
              variant="primary"
              icon={<Video />}
            >
              Join
            </ButtonLink>
          )}
          {can.addToCalendar && (
            <Button icon={<Download />} isBusy={calendar.isBusy} onPress={() => void calendar.download()}>
              Add to calendar
            </Button>
          )}
          {can.change && (
            <Button
              icon={<Pencil />}
              onPress={() =>
                void navigate({ to: '/meetings/$meetingId/change', params: { meetingId: meeting.id } })
              }
            >
              Change
            </Button>
          )}
          {can.change && (
            <Button icon={<Ban />} onPress={() => setCancelling(true)}>
              Cancel it
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={calendar.failure} />
      <p className={styles.line}>
        {tag && <Tag tone={tag.tone}>{tag.word}</Tag>}
        <span>
          {meeting.kind === 'call' ? 'Called by' : 'Arranged by'} <bdi>{shown.organiser}</bdi>
        </span>
        <AboutLink about={meeting.about} />
      </p>
      {can.reply && <Reply meetingId={meeting.id} reply={shown.myReply} />}
      {shown.agenda && (
        <Panel title="Agenda">
          <p className={styles.agenda}>
            <bdi>{shown.agenda}</bdi>
          </p>
        </Panel>
      )}
      {shown.fileIds.length > 0 && <Documents fileIds={shown.fileIds} />}
      {can.seeRecord && <MeetingRecord meetingId={meeting.id} />}
      <People shown={shown} />
      {can.admitGuests && <GuestLinks meetingId={meeting.id} />}
      {isCancelling && (
        <CancelDialog
          meetingId={meeting.id}
          title={shown.title}
          isSeries={shown.isSeries}
          onClose={() => setCancelling(false)}
        />
      )}
    </Page>
  )
}

function Reply({
  meetingId,
  reply,
}: {
  readonly meetingId: string
  readonly reply: MeetingSnapshot['myReply']
}) {
  const { run, failure } = useAct(api.calls.reply)
  return (
    <Panel title="Do you come?">
      <FailureNotice failure={failure} />
      <Choice
        label="Do you come?"
        isLabelHidden
        look="segments"
        value={reply ?? ''}
        options={[
          { value: 'coming', label: 'I come' },
          { value: 'not-coming', label: 'I cannot come' },
        ]}
        onChange={(chosen) => void run({ meetingId, coming: chosen === 'coming' })}
      />
    </Panel>
  )
}

function People({ shown }: { readonly shown: MeetingSnapshot }) {
  const { run, isBusy, failure } = useAct(api.calls.ring)
  if (shown.people.length === 0) return null
  return (
    <Panel
      title={shown.kind === 'call' ? 'Called' : 'Asked'}
      help={
        shown.kind === 'meeting' && shown.waitingRoom
          ? 'Colleagues who were not asked, and guests, wait until somebody lets them in.'
          : undefined
      }
      isFlush
    >
      <FailureNotice failure={failure} />
      <ul className={styles.people}>
        {shown.people.map(({ id, name, through, state, canRing }) => (
          <li key={id}>
            <Row
              leading={<Avatar id={id} name={name} />}
              title={<bdi>{name}</bdi>}
              subtitle={through}
              trailing={<Tag tone={state.tone}>{state.word}</Tag>}
              action={
                canRing && (
                  <Button
                    size="small"
                    icon={<Phone />}
                    isBusy={isBusy}
                    aria-label={`Ring ${name}`}
                    onPress={() => void run({ meetingId: shown.id, personIds: [id], roleIds: [] })}
                  >
                    Ring
                  </Button>
                )
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
