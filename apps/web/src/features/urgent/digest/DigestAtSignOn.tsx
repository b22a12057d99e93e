import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useNaming } from '../../messaging/use-messaging.ts'
import { useUrgentNaming } from '../use-urgent.ts'
import { DigestList } from './DigestList.tsx'
import { type Digest, digestSnapshot } from './digest-snapshot.ts'

/** What came while I was off duty, once, when I come back on. */
export function DigestAtSignOn() {
  const client = useClient()
  const state = useMyDuty()?.duty.state
  const before = useRef(state)
  const [digest, setDigest] = useState<Digest | null>(null)

  useEffect(() => {
    const cameOn = before.current === 'off' && state === 'on'
    before.current = state
    if (!cameOn) return
    void client.call(api.messaging.openDigest, {}).then((answer) => {
      if (answer.ok && answer.value.lines.length > 0) setDigest(answer.value)
    })
  }, [client, state])

  return digest && <DigestDialog digest={digest} onClose={() => setDigest(null)} />
}

function DigestDialog({ digest, onClose }: { readonly digest: Digest; readonly onClose: () => void }) {
  const { entries } = useStore(useClient().inbox)
  const naming = useUrgentNaming()
  const { plain } = useNaming()
  const now = useNow()
  const navigate = useNavigate()
  const conversationOf = (id: string) =>
    entries.find(({ conversation }) => conversation.id === id)?.conversation
  const snapshot = digestSnapshot(digest, { naming, conversationOf, plain, now })
  if (!snapshot) return null
  return (
    <Dialog
      title="While you were off duty"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <DigestList
        digest={snapshot}
        onOpen={(conversationId) => {
          onClose()
          void navigate({ to: '/messages/$conversationId', params: { conversationId } })
        }}
      />
    </Dialog>
  )
}
