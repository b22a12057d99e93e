import { api, type Refusal } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newCommandId } from '../../../app/session/new-command-id.ts'
import { useClient } from '../../../platform/use-client.ts'
import { enterMeeting } from '../meeting/live-meeting.ts'

export type AnswerAct = 'sound' | 'camera' | 'decline'

/** Answering a call here, or declining it. Nothing of it is kept to be sent later: what failed is said at once. */
export function useAnswering(meetingId: string) {
  const client = useClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState<AnswerAct | null>(null)
  const [refusal, setRefusal] = useState<Refusal>()

  async function run(act: AnswerAct): Promise<void> {
    if (busy !== null) return
    setBusy(act)
    const accept = act !== 'decline'
    const answer = await client.call(api.calls.answer, { meetingId, accept }, newCommandId())
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok && accept) {
      await enterMeeting({
        door: { kind: 'colleague', meetingId },
        microphone: true,
        camera: act === 'camera',
      })
      await navigate({ to: '/meetings/$meetingId/room', params: { meetingId } })
    }
    setBusy(null)
  }

  return { busy, refusal, run }
}
