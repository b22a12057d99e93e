import type { ReactNode } from 'react'
import { Over } from './ends/Over.tsx'
import { Waiting } from './ends/Waiting.tsx'
import type { LiveMeeting } from './live/live.ts'
import { MeetingStage } from './MeetingStage.tsx'
import styles from './meeting.module.css'
import { useLive } from './use-live.ts'

interface MeetingViewProps {
  readonly live: LiveMeeting
  /** What it is called where it has no title of its own. */
  readonly title: string
  /** Comes in again, where that may work. */
  readonly onReturn?: (() => void) | undefined
  /** Where to go when it is over. */
  readonly afterwards?: ReactNode
}

/** A meeting that this page is in, for a colleague and for a guest: coming in, being there, and what ended it. */
export function MeetingView({ live, title, onReturn, afterwards }: MeetingViewProps) {
  const snapshot = useLive(live)
  const { phase, room, over } = snapshot
  if (over) {
    return (
      <div className={styles.plain}>
        <Over over={over} isCall={room?.meeting.kind === 'call'} onReturn={onReturn}>
          {afterwards}
        </Over>
      </div>
    )
  }
  if (phase === 'in' && room) {
    return <MeetingStage live={live} snapshot={snapshot} room={room} title={room.meeting.title ?? title} />
  }
  return (
    <div className={styles.plain}>
      <Waiting live={live} snapshot={snapshot} title={title} />
    </div>
  )
}
