import { api, type MeetingSubject } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { enterMeeting } from '../meeting/live-meeting.ts'
import { useCallNaming } from '../use-calls.ts'
import { type StartSnapshot, startSnapshot } from './start-snapshot.ts'

/** What is being asked about before it rings. */
export interface Asking {
  readonly about: MeetingSubject
  readonly video: boolean
  readonly start: StartSnapshot
}

/**
 * Calling: whom it would ring is asked first; where nothing need be said of it, it rings at once, and one is in the
 * meeting.
 */
export function useStarting(onBegun?: () => void) {
  const naming = useCallNaming()
  const navigate = useNavigate()
  const { run, isBusy: isStarting, failure: refused, forget } = useAct(api.calls.start)
  const [isLooking, setLooking] = useState(false)
  const [asking, setAsking] = useState<Asking>()
  const [failure, setFailure] = useState<Failure>()

  async function look(about: MeetingSubject, video: boolean): Promise<void> {
    setLooking(true)
    setFailure(undefined)
    forget()
    const answer = await ask(api.calls.withWhom, about)
    setLooking(false)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    const start = startSnapshot(answer.value, naming)
    if (start.isPlain) await call(about, video)
    else setAsking({ about, video, start })
  }

  async function call(about: MeetingSubject, video: boolean): Promise<void> {
    const begun = await run({ about, video })
    if (!begun.ok) return
    setAsking(undefined)
    onBegun?.()
    const meetingId = begun.value.meeting.id
    await enterMeeting({ door: { kind: 'colleague', meetingId }, microphone: true, camera: video })
    await navigate({ to: '/meetings/$meetingId/room', params: { meetingId } })
  }

  return {
    isBusy: isLooking || isStarting,
    failure: failure ?? refused,
    asking,
    look,
    call,
    close() {
      setAsking(undefined)
      setFailure(undefined)
      forget()
    },
  }
}
