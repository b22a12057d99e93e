import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Dock } from './dock/Dock.tsx'
import { forgetMeeting, liveMeeting } from './meeting/live-meeting.ts'
import { Missed } from './ringing/Missed.tsx'
import { Outgoing } from './ringing/Outgoing.tsx'
import { Ringing } from './ringing/Ringing.tsx'

/** Calls above every screen: who calls me, whom I call, what I missed, and the meeting that I am in. */
export function CallsInShell() {
  const live = liveMeeting.use()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const meetingId = live?.door.kind === 'colleague' ? live.door.meetingId : undefined
  // Whoever signs out here is not heard for a moment longer, whatever the line.
  useEffect(() => leaveMeeting, [])
  return (
    <>
      <Ringing />
      {live && meetingId !== undefined && path !== `/meetings/${meetingId}/room` && (
        <Dock key={meetingId} live={live} meetingId={meetingId} />
      )}
      {meetingId !== undefined && <Outgoing meetingId={meetingId} />}
      <Missed />
    </>
  )
}

function leaveMeeting(): void {
  const live = liveMeeting.get()
  if (live) forgetMeeting(live)
}
