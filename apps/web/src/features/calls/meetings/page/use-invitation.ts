import { api } from '@baton/contract'
import { useState } from 'react'
import { ask, type Failure } from '../../../../app/session/ask.ts'

/** The meeting as a file for a calendar. */
export function useInvitation(meetingId: string) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  async function download(): Promise<void> {
    setBusy(true)
    const answer = await ask(api.calls.invitation, { meetingId })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.failure)
    if (answer.ok) save(answer.value.fileName, answer.value.ics)
  }

  return { isBusy, failure, download }
}

function save(fileName: string, ics: string): void {
  const address = URL.createObjectURL(new Blob([ics], { type: 'text/calendar;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Not at once: Safari reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
