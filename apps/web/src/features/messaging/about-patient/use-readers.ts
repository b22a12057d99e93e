import { api } from '@baton/contract'
import { useEffect } from 'react'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'

const byWhich = new Set(['member.joined', 'member.left', 'conversation.opened', 'conversation.closed'])
const sight = new Set(['patient.changed', 'patient.closed', 'duty.changed', 'role.changed', 'team.changed'])

/** Who is in the conversation about a patient and who may read it; asked again when one of them may be another. */
export function useReaders(patientId: string | null) {
  const client = useClient()
  const isWanted = patientId !== null
  useEffect(
    () =>
      client.onEvent(({ type }) => {
        if (isWanted && (byWhich.has(type) || sight.has(type))) void outdate(api.messaging.listReaders)
      }),
    [client, isWanted],
  )
  return useAsk(api.messaging.listReaders, { patientId: patientId ?? '' }, { isWanted, keepsEarlier: true })
}
