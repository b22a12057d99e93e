import { api, type Meeting } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { PhoneOff } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { useTitle } from '../../../ui/page/title.ts'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useCallNaming, useMeeting } from '../use-calls.ts'
import { listed, titleOf } from '../words/meeting-words.ts'
import { DeviceCheck } from './device-check/DeviceCheck.tsx'
import type { OwnMedia } from './devices/own-media.ts'
import { enterMeeting, forgetMeeting, liveMeeting } from './live-meeting.ts'
import { MeetingView } from './MeetingView.tsx'
import styles from './meeting.module.css'

/** A meeting's room, for a colleague: the devices first, unless one is in it already. */
export function RoomScreen() {
  const { meetingId = '' } = useParams({ strict: false })
  return <RoomOf key={meetingId} meetingId={meetingId} />
}

function RoomOf({ meetingId }: { readonly meetingId: string }) {
  const live = liveMeeting.use()
  const held = useMeeting(meetingId)
  const { answer, reload } = useAsk(api.calls.open, { meetingId })
  const naming = useCallNaming()
  const navigate = useNavigate()
  const meeting = held ?? (answer?.ok ? answer.value.meeting : undefined)
  const title = meeting ? titleOf(meeting, naming) : 'Meeting'
  useTitle(title)
  const isHere = live?.door.kind === 'colleague' && live.door.meetingId === meetingId

  if (live && isHere) {
    return (
      <MeetingView
        live={live}
        title={title}
        onReturn={() => forgetMeeting(live)}
        afterwards={
          <Button
            onPress={() => {
              forgetMeeting(live)
              void navigate({ to: '/meetings/$meetingId', params: { meetingId } })
            }}
          >
            See the meeting
          </Button>
        }
      />
    )
  }
  if (answer && !answer.ok && !held) {
    return (
      <div className={styles.plain}>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </div>
    )
  }
  if (!meeting) return <Skeleton label="Loading the meeting" count={2} />
  if (meeting.endedAt !== null || meeting.cancelledAt !== null)
    return <Ended meeting={meeting} title={title} />
  return (
    <div className={styles.plain}>
      <DeviceCheck
        title={title}
        about={<p>{thereNow(meeting, naming.nameOf)}</p>}
        onJoin={async (own: OwnMedia) => {
          const { microphone, camera } = own.get()
          await enterMeeting({
            door: { kind: 'colleague', meetingId },
            microphone: microphone.isOn,
            camera: camera.isOn,
            own,
          })
        }}
      />
    </div>
  )
}

function Ended({ meeting, title }: { readonly meeting: Meeting; readonly title: string }) {
  return (
    <div className={styles.plain}>
      <EmptyState
        level={1}
        icon={<PhoneOff />}
        title={title}
        action={
          <ButtonLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
            See the meeting
          </ButtonLink>
        }
      >
        {meeting.cancelledAt === null ? 'This meeting has ended.' : 'This meeting was cancelled.'}
      </EmptyState>
    </div>
  )
}

/** “Amina Yusuf and 2 guests are there.” */
function thereNow({ present }: Meeting, nameOf: (personId: string) => string): string {
  const colleagues = present.flatMap(({ personId }) => (personId === null ? [] : [nameOf(personId)]))
  const guests = present.length - colleagues.length
  const all = guests === 0 ? colleagues : [...colleagues, guests === 1 ? '1 guest' : `${guests} guests`]
  if (all.length === 0) return 'Nobody is there yet.'
  return `${listed(all)} ${present.length === 1 ? 'is' : 'are'} there.`
}
