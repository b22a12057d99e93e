import type { api, OutputOf } from '@baton/contract'
import { type FileNotice, kindWord, noticeOf, sizeWords } from '../../files/words/file-words.ts'

export type Waiting = OutputOf<typeof api.files.listWaiting>
type WaitingFile = Waiting['files'][number]

export interface WaitingRow {
  readonly id: string
  /** “Photo, 1.4 MB”: never a name, which may be a patient's. */
  readonly what: string
  readonly notice: FileNotice
  readonly state: { readonly word: string; readonly tone: 'quiet' | 'warn' | 'bad' }
  readonly addedBy: string
  readonly addedAt: string
}

export interface WaitingSnapshot {
  readonly scanner: { readonly words: string; readonly tone: 'good' | 'warn' | 'bad'; readonly tag: string }
  /** “3.2 GB of 50 GB” */
  readonly room: string
  readonly damaged: string | null
  readonly rows: readonly WaitingRow[]
}

const scanners: { readonly [State in Waiting['scanner']]: WaitingSnapshot['scanner'] } = {
  answering: {
    words: 'Every file is looked at for malware before anyone sees it.',
    tone: 'good',
    tag: 'Answering',
  },
  silent: {
    words: 'What looks for malware does not answer: files wait, and nobody sees them until it does.',
    tone: 'bad',
    tag: 'Silent',
  },
  none: {
    words: 'Nothing looks for malware. Every other check is made. Set one up in the settings of the server.',
    tone: 'warn',
    tag: 'None',
  },
}

const states = {
  receiving: { word: 'On its way', tone: 'quiet' },
  checking: { word: 'Being checked', tone: 'quiet' },
  refused: { word: 'Refused', tone: 'warn' },
  damaged: { word: 'Damaged', tone: 'bad' },
} as const

/** How files fare: what looks at them, the room, and what waits, was refused or is damaged. */
export function waitingSnapshot(
  waiting: Omit<Waiting, 'files'>,
  files: readonly WaitingFile[],
): WaitingSnapshot {
  const { scanner, usedBytes, quotaBytes, damaged } = waiting
  return {
    scanner: scanners[scanner],
    room: `${roomWords(usedBytes)} of ${roomWords(quotaBytes)}`,
    damaged:
      damaged === 0
        ? null
        : damaged === 1
          ? '1 file is damaged: what is stored is not what came. It is shown to nobody. Ask whoever added it to add it again.'
          : `${damaged} files are damaged: what is stored is not what came. They are shown to nobody. Ask whoever added them to add them again.`,
    rows: files.flatMap(rowOf),
  }
}

function rowOf(file: WaitingFile): WaitingRow[] {
  const notice = noticeOf(file)
  if (!notice || file.state === 'ready' || file.state === 'removed') return []
  const state = file.held ? ({ word: 'Held', tone: 'warn' } as const) : states[file.state]
  const what = `${kindWord({ kind: file.kind, name: '' })}, ${sizeWords(file.bytes)}`
  return [{ id: file.id, what, notice, state, addedBy: file.addedBy, addedAt: file.addedAt }]
}

function roomWords(bytes: number): string {
  return bytes < 1_000_000_000 ? sizeWords(bytes) : `${(bytes / 1_000_000_000).toFixed(1)} GB`
}
