import { filesOf, type Upload } from '@baton/client'
import { useCallback, useMemo, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import type { Added } from './add-files.ts'
import { blockedBy } from './can-go.ts'

export interface Attached {
  readonly uploads: readonly Upload[]
  /** Why they cannot go yet. */
  readonly blocked: string | null
  add(files: readonly Added[]): Promise<(string | undefined)[]>
  /** Those that go with what is being sent now: they are not here any more, unless they are given back. */
  take(): string[]
  giveBack(fileIds: readonly string[]): void
}

/**
 * The files beside what is being written somewhere: those of this device that are meant for it and stand in no message
 * that waits. So they survive a reload, and come back when a message is taken back.
 *
 * @param patientId whom a photo added here shows
 */
export function useAttached(forId: string, patientId: string | null): Attached {
  const client = useClient()
  const all = useStore(client.uploads.store)
  const queued = useStore(client.outbox.store)
  const [taken, setTaken] = useState<ReadonlySet<string>>(none)
  /** Files that were chosen and are not among the uploads yet: what is written must not go without them. */
  const [coming, setComing] = useState(0)

  const uploads = useMemo(() => {
    const sent = new Set(queued.flatMap(filesOf))
    return all.filter((upload) => upload.forId === forId && !sent.has(upload.id) && !taken.has(upload.id))
  }, [all, queued, forId, taken])

  const add = useCallback(
    async (files: readonly Added[]) => {
      setComing((count) => count + 1)
      try {
        const { addFiles } = await import('./add-files.ts')
        return await addFiles(client, { forId, patientId, already: uploads.length }, files)
      } finally {
        setComing((count) => count - 1)
      }
    },
    [client, forId, patientId, uploads.length],
  )

  return {
    uploads,
    blocked: blockedBy(uploads) ?? (coming > 0 ? 'Adding the file' : null),
    add,
    take() {
      const fileIds = uploads.map(({ id }) => id)
      setTaken((before) => new Set([...before, ...fileIds]))
      return fileIds
    },
    giveBack: (fileIds) =>
      setTaken((before) => new Set([...before].filter((fileId) => !fileIds.includes(fileId)))),
  }
}

const none: ReadonlySet<string> = new Set()

/** Files as they were chosen, dropped or pasted. */
export function asAdded(files: Iterable<File>): Added[] {
  return [...files].map((file) => ({ content: file, name: file.name }))
}
