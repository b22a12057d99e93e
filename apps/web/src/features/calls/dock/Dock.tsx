import { Link } from '@tanstack/react-router'
import { Mic, MicOff, PhoneOff } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import type { LiveMeeting, OverWhy } from '../meeting/live/live.ts'
import { forgetMeeting } from '../meeting/live-meeting.ts'
import { useCallNaming, useMeeting } from '../use-calls.ts'
import { titleOf } from '../words/meeting-words.ts'
import styles from './dock.module.css'
import { dockSnapshot } from './dock-snapshot.ts'

interface DockProps {
  readonly live: LiveMeeting
  readonly meetingId: string
}

/** The meeting that I am in, while another screen is open: what it is, how it goes, and the way back to it. */
export function Dock({ live, meetingId }: DockProps) {
  const held = useSyncExternalStore(live.subscribe, live.get)
  const meeting = useMeeting(meetingId)
  const naming = useCallNaming()
  const now = useEverySecond()
  const title = meeting ? titleOf(meeting, naming) : 'Meeting'
  const isMuted = !held.own.microphone.isOn
  const dock = dockSnapshot({
    live: { ...held, own: { microphone: !isMuted } },
    title,
    since: live.since,
    now,
  })
  const why = held.over?.why
  useEffect(() => {
    if (why === undefined) return
    const words = overWords[why]
    if (words !== null) notify(words)
    forgetMeeting(live)
  }, [why, live])
  if (!dock) return null
  return (
    <section className={cx(styles.dock, !dock.isGood && styles.trouble)} aria-label="Your meeting">
      <Link to="/meetings/$meetingId/room" params={{ meetingId }} className={styles.back}>
        <span className={styles.title}>
          <bdi>{dock.title}</bdi>
        </span>
        <span className={styles.words}>{dock.words}</span>
        <span className={styles.go}>Back</span>
      </Link>
      {dock.hasMicrophone && (
        <IconButton
          label={dock.isMuted ? 'Unmute' : 'Mute'}
          icon={dock.isMuted ? <MicOff /> : <Mic />}
          variant="header"
          onPress={() => live.setMicrophone(isMuted)}
        />
      )}
      <IconButton label="Leave" icon={<PhoneOff />} variant="header" onPress={() => forgetMeeting(live)} />
    </section>
  )
}

/** Said where one works, when the meeting ended meanwhile; nothing of what one did oneself. */
const overWords: Readonly<Record<OverWhy, string | null>> = {
  ended: 'The meeting has ended.',
  removed: 'You were taken out of the meeting.',
  'turned-away': 'You were not let in.',
  elsewhere: 'You are in the meeting on another device now.',
  'link-ended': 'The link to the meeting has ended.',
  'signed-out': null,
  left: null,
  refused: 'The meeting could not be entered.',
}

function useEverySecond(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticker = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(ticker)
  }, [])
  return now
}
