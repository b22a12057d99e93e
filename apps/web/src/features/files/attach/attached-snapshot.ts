import type { Upload } from '@baton/client'
import { kindByName } from '@baton/domain/files/types'
import { sizeWords } from '../words/file-words.ts'
import { asksConsent, blockedBy } from './can-go.ts'

/** One file that is about to be sent, as it is drawn. */
export interface AttachedFile {
  readonly id: string
  readonly name: string
  readonly kind: NonNullable<ReturnType<typeof kindByName>>
  /** Size and how far it is. */
  readonly about: string
  /** From 0 to 1 while it is on its way. */
  readonly progress: number | null
  readonly can: 'pause' | 'resume' | 'retry' | null
  /** Why it does not go, and what to do. */
  readonly problem: string | null
  /** What a photo of a patient rests on has not been said. */
  readonly asksConsent: boolean
}

export interface AttachedSnapshot {
  readonly files: readonly AttachedFile[]
  /** Why what is written cannot be sent with them yet. */
  readonly blocked: string | null
  /** Read out when it changes: seldom, and never a percentage. */
  readonly announcement: string
}

/** The files beside what is being written. */
export function attachedSnapshot(uploads: readonly Upload[], isOffline: boolean): AttachedSnapshot {
  const files = uploads.map((upload) => attachedFile(upload, isOffline))
  return { files, blocked: blockedBy(uploads), announcement: announcementOf(uploads) }
}

function attachedFile(upload: Upload, isOffline: boolean): AttachedFile {
  const { id, name, bytes, state, refusal } = upload
  const isUnderWay = state === 'sending' || state === 'paused' || (state === 'waiting' && upload.sent > 0)
  return {
    id,
    name,
    kind: kindByName(name) ?? 'office',
    about: `${sizeWords(bytes)}, ${stateWords(upload, isOffline)}`,
    progress: isUnderWay ? upload.sent / bytes : null,
    can: possible(upload),
    problem: state === 'parked' && refusal ? `${refusal.title} ${refusal.next}` : null,
    asksConsent: asksConsent(upload),
  }
}

function stateWords(upload: Upload, isOffline: boolean): string {
  const share = `${Math.floor((upload.sent / upload.bytes) * 100)}\u00a0%`
  switch (upload.state) {
    case 'keeping':
      return 'being kept on this device'
    case 'waiting':
      if (asksConsent(upload)) return 'waits for your answer'
      return isOffline ? 'kept here until the connection is back' : 'waiting'
    case 'sending':
      return isOffline ? 'kept here until the connection is back' : share
    case 'paused':
      return `paused at ${share}`
    case 'parked':
      return 'not added'
    case 'received':
      if (upload.file?.state === 'ready') return 'ready'
      return upload.file?.held ? 'waiting for the virus check' : 'being checked'
  }
}

function possible({ state, file, refusal, ...upload }: Upload): AttachedFile['can'] {
  if (state === 'sending' || (state === 'waiting' && !asksConsent({ state, ...upload }))) return 'pause'
  if (state === 'paused') return 'resume'
  // What a check refused, or what is not here any more, is not better for being tried again.
  if (state !== 'parked' || file?.state === 'refused' || refusal?.code === 'no-longer-possible') return null
  return 'retry'
}

function announcementOf(uploads: readonly Upload[]): string {
  const count = uploads.length
  if (count === 0) return ''
  const refused = uploads.filter(({ state }) => state === 'parked').length
  const there = uploads.filter(({ state }) => state === 'received').length
  if (refused > 0) return `${counted(refused)} not added`
  return there === count ? `${counted(count)} added` : `${counted(count)} being added`
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${files} files`
}
