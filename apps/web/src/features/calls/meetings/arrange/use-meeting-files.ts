import { useState } from 'react'
import { newCommandId } from '../../../../app/session/new-command-id.ts'
import { useClient } from '../../../../platform/use-client.ts'
import { usePlaceFiles } from '../../../files/place/use-place-files.ts'

/** Documents on their way to a meeting that is being arranged or changed; no patient's. */
export function useMeetingFiles(filesFor: string, begin: (filesFor: string) => void) {
  const client = useClient()
  const [newFor] = useState(newCommandId)
  const forId = filesFor || newFor
  const files = usePlaceFiles(forId, null)
  return {
    snapshot: files.snapshot,
    ids: files.uploads.map(({ id }) => id),
    /** Some are not yet on the server, or were not taken: a meeting must not go without them. */
    isWaiting: files.uploads.some(({ state }) => state !== 'received'),
    add(chosen: readonly File[]) {
      if (filesFor === '') begin(forId)
      files.addFiles(chosen)
    },
    /** They hang on the meeting now. */
    used: () => client.uploads.used(files.uploads.map(({ id }) => id)),
  }
}
export type MeetingFiles = ReturnType<typeof useMeetingFiles>
