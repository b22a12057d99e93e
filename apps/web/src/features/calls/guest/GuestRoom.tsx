import { api } from '@baton/contract'
import { useEffect, useState } from 'react'
import { ask } from '../../../app/session/ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import type { LiveMeeting } from '../meeting/live/live.ts'
import { enterMeeting, forgetMeeting } from '../meeting/live-meeting.ts'
import { MeetingView } from '../meeting/MeetingView.tsx'
import { GuestFrame } from './GuestFrame.tsx'
import styles from './guest.module.css'

interface GuestRoomProps {
  readonly guest: { readonly participantId: string; readonly pass: string }
  /** Of the moment at which they asked; absent after a reload. */
  readonly ticket: string | undefined
  /** To the door again. */
  readonly onAgain: () => void
}

/** A guest waits, and is in the meeting once somebody lets them in; nothing else of Baton is reached from here. */
export function GuestRoom({ guest, ticket, onAgain }: GuestRoomProps) {
  const [live, setLive] = useState<LiveMeeting>()
  const [times, setTimes] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that they come in
  useEffect(() => {
    let isGone = false
    let first = times === 0 ? ticket : undefined
    const { participantId, pass } = guest
    void enterMeeting({
      door: {
        kind: 'guest',
        key: participantId,
        ticket: async () => {
          const fresh = first
          first = undefined
          if (fresh !== undefined) return { ok: true, value: { participantId, ticket: fresh } }
          return ask(api.calls.comeBack, { pass })
        },
      },
      // Whoever comes back after a reload had perhaps turned it off: it is theirs to turn on.
      microphone: times === 0 && ticket !== undefined,
      camera: false,
    }).then((entered) => {
      if (isGone) entered.leave()
      else setLive(entered)
    })
    return () => {
      isGone = true
    }
  }, [guest.participantId, times])

  if (!live) {
    return (
      <GuestFrame title="Join a meeting">
        <Skeleton label="Coming in" count={2} />
      </GuestFrame>
    )
  }
  return (
    <main className={styles.room}>
      <MeetingView
        key={times}
        live={live}
        title="Meeting"
        onReturn={() => {
          forgetMeeting(live)
          setLive(undefined)
          setTimes(times + 1)
        }}
        afterwards={
          <Button
            onPress={() => {
              forgetMeeting(live)
              onAgain()
            }}
          >
            Ask to join anew
          </Button>
        }
      />
    </main>
  )
}
