import type { StoredFile } from '@baton/contract'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { kindWord, measureWords, noticeOf } from '../words/file-words.ts'

/** What can be done with a file where it hangs. */
export type HungAction = 'open' | 'play' | 'download' | null

/** One file on a message or another thing, as it is drawn. */
export interface HungFile {
  readonly id: string
  readonly name: string
  readonly kind: StoredFile['kind']
  readonly look: 'picture' | 'player' | 'card'
  /** “Photo, added by Amara Okafor, 2 March 2026 at 14:02”. */
  readonly label: string
  /** “PDF, 12 pages, 1.4 MB”; or what is the matter with it. */
  readonly about: string
  readonly tone: 'plain' | 'wait' | 'bad'
  readonly action: HungAction
  readonly pictured: boolean
  /** Width by height, so that its place is kept before it is here. */
  readonly ratio: number
  readonly durationMs: number | null
  readonly layers: number
}

/** A picture whose size is not known yet has the place of one by a telephone. */
const usualRatio = 4 / 3
/** A picture that is narrower or wider than this is shown cut. */
const [narrowest, widest] = [9 / 16, 21 / 9]

/**
 * Files as they hang on something.
 *
 * @param nameOf whoever added one, by name
 */
export function hungFiles(files: readonly StoredFile[], nameOf: (personId: string) => string): HungFile[] {
  return files.map((file) => hungFile(file, nameOf))
}

function hungFile(file: StoredFile, nameOf: (personId: string) => string): HungFile {
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
    ratio: ratioOf(file),
    durationMs: file.durationMs,
    layers: file.layers,
  }
}

/** What cannot be seen is a card that says why. */
function lookOf({ kind, state }: StoredFile): HungFile['look'] {
  if (kind === 'image' && (state === 'ready' || state === 'checking' || state === 'receiving')) {
    return 'picture'
  }
  return kind === 'audio' && state === 'ready' ? 'player' : 'card'
}

function actionOf({ kind }: StoredFile): HungAction {
  if (kind === 'office') return 'download'
  return kind === 'audio' ? 'play' : 'open'
}

function ratioOf({ width, height }: StoredFile): number {
  const ratio = width && height ? width / height : usualRatio
  return Math.min(widest, Math.max(narrowest, ratio))
}
