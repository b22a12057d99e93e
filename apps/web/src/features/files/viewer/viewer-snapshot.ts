import type { FilePlace, StoredFile } from '@baton/contract'
import { asClock, asListTime, daysBetween } from '../../../ui/time/format-time.ts'
import { type FileNotice, kindWord, noticeOf } from '../words/file-words.ts'

export type Pane = 'picture' | 'pdf' | 'text' | 'media' | 'download'

export interface ViewerSnapshot {
  readonly name: string
  /** “Photo, added by Amina Yusuf, 14:05” */
  readonly meta: string
  /** What a screen reader says of what is shown. */
  readonly label: string
  readonly pane: Pane
  /** In the place of the file while there is nothing to see of it. */
  readonly notice: FileNotice | null
}

interface Around {
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

const panes: { readonly [Kind in StoredFile['kind']]: Pane } = {
  image: 'picture',
  pdf: 'pdf',
  text: 'text',
  audio: 'media',
  video: 'media',
  office: 'download',
}

/** What the viewer says of a file, and by what it shows it. */
export function viewerSnapshot(file: StoredFile, { nameOf, now }: Around): ViewerSnapshot {
  const at = new Date(file.addedAt)
  const when = daysBetween(at, now) === 0 ? asClock(at) : `${asListTime(at, now)} at ${asClock(at)}`
  const meta = `${kindWord(file)}, added by ${nameOf(file.addedBy)}, ${when}`
  return { name: file.name, meta, label: meta, pane: panes[file.kind], notice: noticeOf(file) }
}

/** Where whoever closes a file that was opened by its own address is led: to where it hangs. */
export function wayBackFrom(places: readonly FilePlace[]): string {
  const [place] = places
  if (!place) return '/'
  if (place.kind === 'message') return `/messages/${place.within}`
  if (place.kind === 'task') return `/tasks/${place.id}`
  if (place.kind === 'patient') return `/patients/${place.id}`
  return `/library/${place.within}`
}

/** Where one stands among the files of a place. */
export function stepsAround(
  fileId: string,
  besideIds: readonly string[],
): {
  readonly words: string
  readonly previous: string | undefined
  readonly next: string | undefined
} | null {
  const place = besideIds.indexOf(fileId)
  if (place === -1 || besideIds.length < 2) return null
  return {
    words: `${place + 1} of ${besideIds.length}`,
    previous: besideIds[place - 1],
    next: besideIds[place + 1],
  }
}
