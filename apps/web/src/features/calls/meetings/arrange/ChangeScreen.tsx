import { api, type Meeting } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../../../app/session/use-act.ts'
import { useServerNow } from '../../../../platform/use-server-now.ts'
import { EmptyState } from '../../../../ui/empty-state/EmptyState.tsx'
import { useDraft } from '../../../../ui/form/use-draft.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { BackLink, ButtonLink } from '../../../../ui/router/links.tsx'
import { Skeleton } from '../../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../../ui/toast/notices.ts'
import { useCallNaming, useCalls, useMeeting } from '../../use-calls.ts'
import { meetingSnapshot } from '../page/meeting-snapshot.ts'
import { WhichOnes } from '../page/WhichOnes.tsx'
import { type ArrangeFields, fieldsOf } from './arrange-fields.ts'
import { MeetingForm } from './MeetingForm.tsx'
import { useMeetingFiles } from './use-meeting-files.ts'

/** Changing an arranged meeting, or it and those of its series that follow. */
export function ChangeScreen() {
  const { meetingId } = useParams({ strict: false })
  const { loaded } = useCalls()
  const meeting = useMeeting(meetingId ?? '')
  const naming = useCallNaming()
  const now = useServerNow(60_000)
  if (meeting && meetingSnapshot(meeting, naming, now).can.change) {
    return <Change key={meeting.id} meeting={meeting} />
  }
  return (
    <Page title="Change a meeting" back={<BackLink to="/meetings" label="Back to meetings" />}>
      {loaded ? (
        <EmptyState
          title="This meeting cannot be changed"
          action={<ButtonLink to="/meetings">Meetings</ButtonLink>}
        >
          It is over or cancelled, or somebody else arranged it.
        </EmptyState>
      ) : (
        <Skeleton label="Loading the meeting" count={4} />
      )}
    </Page>
  )
}

function Change({ meeting }: { readonly meeting: Meeting }) {
  const draft = useDraft<ArrangeFields>(`calls.change-${meeting.id}`, fieldsOf(meeting))
  const { run, isBusy, failure } = useAct(api.calls.change)
  const files = useMeetingFiles(draft.fields.filesFor, (filesFor) => draft.set('filesFor', filesFor))
  const [following, setFollowing] = useState(false)
  const navigate = useNavigate()
  const { id: meetingId } = meeting
  return (
    <Page
      title="Change a meeting"
      help="Everyone who was asked is told what changed; whoever is taken out is told that too."
      back={<BackLink to="/meetings/$meetingId" params={{ meetingId }} label="Back to the meeting" />}
    >
      <MeetingForm
        fields={draft.fields}
        set={draft.set}
        files={files}
        failure={failure}
        isBusy={isBusy}
        submit="Save"
        mayRepeat={false}
        above={meeting.seriesId !== null && <WhichOnes following={following} onChange={setFollowing} />}
        onSubmit={async ({ recurrence: _stays, ...details }) => {
          const changed = await run({ ...details, meetingId, following })
          if (!changed.ok) return
          files.used()
          draft.clear()
          notify('Changed. Everyone who was asked is told.', { tone: 'good' })
          await navigate({ to: '/meetings/$meetingId', params: { meetingId }, replace: true })
        }}
        onClear={draft.clear}
      />
    </Page>
  )
}
