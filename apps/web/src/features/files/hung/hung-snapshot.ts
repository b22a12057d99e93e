import type { StoredFile } from '@baton/contract'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { kindWord, measureWords, noticeOf } from '../words/file-words.ts'
import { lookOf } from './layout.ts'

/** What can be done with a file where it hangs. */
export type HungAction = 'open' | 'play' | 'download' | null

/** One file on a message or another thing, as it is drawn. */
export interface HungFile {
  readonly id: string
  readonly name: string
  readonly kind: StoredFile['kind']
  readonly look: ReturnType<typeof lookOf>
  /** “Photo, added by Amara Okafor, 2 March 2026 at 14:02”. */
  readonly label: string
  /** “PDF, 12 pages, 1.4 MB”; or what is the matter with it. */
  readonly about: string
  readonly tone: 'plain' | 'wait' | 'bad'
  readonly action: HungAction
  readonly pictured: boolean
  readonly durationMs: number | null
  readonly layers: number
}

/**
 * A file as it hangs on something.
 *
 * @param nameOf whoever added one, by name
 */
export function hungFile(file: StoredFile, nameOf: (personId: string) => string): HungFile {
  const notice = noticeOf(file)
  const added = `added by ${nameOf(file.addedBy)}, ${asDateAndClock(new Date(file.addedAt))}`
  return {
    id: file.id,
    name: file.name,
    kind: file.kind,
    look: lookOf(file),
    label: [kindWord(file), file.kind === 'image' ? '' : file.name, added, notice?.title]
      .filter(Boolean)
      .join(', '),
    about: notice ? notice.title : measureWords(file),
    tone: notice?.tone ?? 'plain',
    action: notice ? null : actionOf(file),
    pictured: file.pictured && file.state === 'ready',
    durationMs: file.durationMs,
    layers: file.layers,
  }
}

function actionOf({ kind }: StoredFile): HungAction {
  if (kind === 'office') return 'download'
  return kind === 'audio' ? 'play' : 'open'
}
