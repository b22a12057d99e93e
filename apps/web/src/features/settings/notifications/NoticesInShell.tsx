import { useEffect } from 'react'
import { useMe } from '../../../app/session/use-me.ts'
import { useClient } from '../../../platform/use-client.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { renewThisDevice } from './use-this-device.ts'

/** Shows what I am told by its heading alone, and keeps this device woken in a new session. Draws nothing. */
export function NoticesInShell() {
  const client = useClient()
  const { person, sessionId } = useMe()

  useEffect(() => void renewThisDevice(person.id, sessionId), [person.id, sessionId])

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'notice.raised' && 'notice' in event.data) notify(event.data.notice.heading)
      }),
    [client],
  )
  return null
}
