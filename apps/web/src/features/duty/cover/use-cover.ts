import type { Client, OutboxItem } from '@baton/client'
import { api, type Refusal } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { useDuties, useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { useNameOf } from '../use-name-of.ts'
import { type CoverSnapshot, coverSnapshot } from './cover-snapshot.ts'

type Sent =
  | { readonly ok: true; readonly value: OutboxItem }
  | { readonly ok: false; readonly refusal: Refusal }

export interface Cover {
  readonly snapshot: CoverSnapshot
  /** Where the next message goes: to whoever covers, unless the sender chose the person. */
  readonly goesToCover: boolean
  readonly choose: (goesToCover: boolean) => void
  /** Sends to the role that covers and shows the conversation with it. */
  readonly send: (body: string, fileIds: string[]) => Promise<Sent>
}

/** What the sender of a direct conversation sees of the other's duty; nothing to see while they are on duty. */
export function useCover(otherId: string | undefined): Cover | undefined {
  const client = useClient()
  const roles = useRoles()
  const dutyOf = useDuties()
  const nameOf = useNameOf()
  const now = useNow()
  const navigate = useNavigate()
  const [wantsPerson, setWantsPerson] = useState(false)
  const duty = otherId === undefined ? undefined : dutyOf(otherId)
  const snapshot = duty && coverSnapshot({ duty, roles, nameOf, now })
  if (!snapshot) return undefined
  const { cover } = snapshot
  return {
    snapshot,
    goesToCover: cover !== undefined && !wantsPerson,
    choose: (goesToCover) => setWantsPerson(!goesToCover),
    send: (body, fileIds) =>
      sendToRole(client, cover?.roleId ?? '', { body, fileIds }, (conversationId) =>
        navigate({ to: '/messages/$conversationId', params: { conversationId } }),
      ),
  }
}

async function sendToRole(
  client: Client,
  roleId: string,
  { body, fileIds }: { body: string; fileIds: string[] },
  arrive: (conversationId: string) => unknown,
): Promise<Sent> {
  const started = await client.call(api.messaging.startWithRole, { roleId })
  if (!started.ok) return started
  const { conversationId } = started.value
  const sent = await client.conversation(conversationId).send(body, fileIds.length > 0 ? { fileIds } : {})
  if (sent.ok) await arrive(conversationId)
  return sent
}
