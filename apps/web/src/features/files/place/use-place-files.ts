import type { Upload } from '@baton/client'
import type { Consent } from '@baton/contract'
import { kindByName } from '@baton/domain/files/types'
import { useMemo } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { attachedSnapshot } from '../attach/attached-snapshot.ts'
import { drawWhenReady } from '../camera/draw-when-ready.ts'
import type { TakenPhoto } from '../camera/taken-photo.ts'

/** Files on their way to something that stands on its own: a patient’s page, a task. */
export function usePlaceFiles(forId: string, patientId: string | null) {
  const client = useClient()
  const all = useStore(client.uploads.store)
  const { line } = useStore(client.connection)
  const uploads = useMemo(() => all.filter((upload) => upload.forId === forId), [all, forId])
  const snapshot = useMemo(() => attachedSnapshot(uploads, line === 'offline'), [uploads, line])

  async function add(
    content: File,
    shows: { readonly patientId: string | null; readonly consent: Consent | null },
  ): Promise<Upload | undefined> {
    const answer = await client.uploads.add(content, {
      name: content.name,
      forId,
      ...shows,
      needsConsent: shows.patientId !== null && showsSomebody(content.name),
    })
    if (answer.ok) return answer.value
    notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    return undefined
  }

  return {
    uploads,
    snapshot,
    addFiles(files: readonly File[]) {
      for (const file of files) void add(file, { patientId, consent: null })
    },
    addPhotos(photos: readonly TakenPhoto[]) {
      for (const { file, shapes, ...shows } of photos) {
        void add(file, shows).then((upload) => upload && drawWhenReady(client, upload.id, shapes))
      }
    },
  }
}

/** Only a picture or film shows somebody. */
function showsSomebody(name: string): boolean {
  const kind = kindByName(name)
  return kind === 'image' || kind === 'video'
}
