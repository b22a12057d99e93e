import { filesOf, type Upload } from '@baton/client'
import { type Consent, mostFiles } from '@baton/contract'
import { kindByName } from '@baton/domain/files/types'
import { useCallback, useMemo, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { type AttachedSnapshot, attachedSnapshot } from './attached-snapshot.ts'

export interface Added {
  readonly content: Blob
  readonly name: string
  /** What the camera asked already; left out, the place decides. */
  readonly patientId?: string | null
  readonly consent?: Consent | null
}

export interface Attached {
  readonly snapshot: AttachedSnapshot
  readonly uploads: readonly Upload[]
  add(files: readonly Added[]): Promise<string[]>
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
  const { line } = useStore(client.connection)
  const [taken, setTaken] = useState<ReadonlySet<string>>(none)

  const uploads = useMemo(() => {
    const sent = new Set(queued.flatMap(filesOf))
    return all.filter(({ id, ...upload }) => upload.forId === forId && !sent.has(id) && !taken.has(id))
  }, [all, queued, forId, taken])
  const snapshot = useMemo(() => attachedSnapshot(uploads, line === 'offline'), [uploads, line])

  const add = useCallback(
    async (files: readonly Added[]) => {
      const room = Math.max(0, mostFiles - uploads.length)
      if (files.length > room) {
        notify(`At most ${mostFiles} files go with one message. Send these first, then add the rest.`, {
          tone: 'bad',
        })
      }
      const answers = await Promise.all(
        files.slice(0, room).map(({ content, name, ...given }) => {
          const shown = given.patientId === undefined ? patientShown(name, patientId) : given.patientId
          const needsConsent = shown !== null
          return client.uploads.add(content, {
            name,
            forId,
            patientId: shown,
            needsConsent,
            consent: given.consent ?? null,
          })
        }),
      )
      return answers.flatMap((answer) => {
        if (answer.ok) return [answer.value.id]
        notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
        return []
      })
    },
    [client, forId, patientId, uploads.length],
  )

  return {
    snapshot,
    uploads,
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

/** Only a picture or film shows somebody. */
function patientShown(name: string, patientId: string | null): string | null {
  const kind = kindByName(name)
  return kind === 'image' || kind === 'video' ? patientId : null
}

/** Files as they were chosen, dropped or pasted. */
export function asAdded(files: Iterable<File>): Added[] {
  return [...files].map((file) => ({ content: file, name: file.name }))
}
