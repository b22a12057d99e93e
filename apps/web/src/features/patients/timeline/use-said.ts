import { api, type Message } from '@baton/contract'
import { useEffect, useMemo, useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'

const most = 100
const changes = new Set([
  'message.sent',
  'message.edited',
  'message.withdrawn',
  'message.files',
  'conversation.continued',
])

/** The newest messages of the conversations about a patient that are mine to read, level while a screen shows them. */
export function useSaid(patientId: string): readonly Message[] {
  const client = useClient()
  const { entries } = useStore(client.inbox)
  const { answer } = useAsk(api.messaging.listReaders, { patientId }, { keepsEarlier: true })
  const ownId = answer?.ok ? answer.value.conversationId : null
  const ids = useMemo(
    () =>
      entries
        .filter(({ conversation: { id, continuedIn } }) => id === ownId || (ownId && continuedIn === ownId))
        .map(({ conversation }) => conversation.id)
        .sort()
        .join(' '),
    [entries, ownId],
  )
  const [said, setSaid] = useState<ReadonlyMap<string, readonly Message[]>>(new Map())

  useEffect(() => {
    const wanted = ids === '' ? [] : ids.split(' ')
    let isGone = false
    setSaid((held) => new Map([...held].filter(([id]) => wanted.includes(id))))
    async function fetch(conversationId: string): Promise<void> {
      const page = await client.call(api.messaging.pageMessages, { conversationId, limit: most })
      if (page.ok && !isGone) setSaid((held) => new Map(held).set(conversationId, page.value.page.messages))
    }
    for (const id of wanted) void fetch(id)
    const stop = client.onEvent(({ type, stream }) => {
      const id = stream.slice(stream.indexOf(':') + 1)
      if (changes.has(type) && wanted.includes(id)) void fetch(id)
    })
    return () => {
      isGone = true
      stop()
    }
  }, [client, ids])

  return useMemo(() => [...said.values()].flat(), [said])
}
