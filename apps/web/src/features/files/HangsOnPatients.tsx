import { api, type Refusal } from '@baton/contract'
import { useEffect, useRef } from 'react'
import { newCommandId } from '../../app/session/new-command-id.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { notify } from '../../ui/toast/notices.ts'

/**
 * What was added on a patient's page is hung there when all of it has arrived, wherever one has gone meanwhile: it is
 * meant for the patient itself.
 */
export function HangsOnPatients() {
  const client = useClient()
  const uploads = useStore(client.uploads.store)
  const hanging = useRef(new Set<string>())

  useEffect(() => {
    for (const { id: fileId, state, patientId, forId } of uploads) {
      if (state !== 'received' || patientId === null || patientId !== forId) continue
      if (hanging.current.has(fileId)) continue
      hanging.current.add(fileId)
      void hang(fileId, patientId).then((refusal) => {
        if (refusal?.code === 'unavailable') hanging.current.delete(fileId)
        else client.uploads.used([fileId])
        if (refusal && refusal.code !== 'unavailable') {
          notify(`It was not put on the patient’s page. ${refusal.title} ${refusal.next}`, { tone: 'bad' })
        }
      })
    }

    async function hang(fileId: string, patientId: string): Promise<Refusal | null> {
      const answer = await client.call(api.files.hangOnPatient, { fileId, patientId }, newCommandId())
      return answer.ok ? null : answer.refusal
    }
  }, [client, uploads])

  return null
}
