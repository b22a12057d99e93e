import type { DocumentVersion, Refusal } from '@baton/contract'
import type { OpenDocument } from '@baton/domain/files/library-replay'
import { asAgo, asDateAndClock } from '../../../ui/time/format-time.ts'
import { type FileNotice, measureWords, noticeOf } from '../../files/words/file-words.ts'
import { pendingWords, type ValidityWords, validityWords, versionWords } from '../words/document-words.ts'

export interface DocumentState {
  readonly open: OpenDocument
  /** The teams that I am in; `undefined` while they are not known, and then nothing is offered. */
  readonly myTeamIds: ReadonlySet<string> | undefined
  readonly teamName: (teamId: string) => string
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

export interface VersionRowSnapshot {
  readonly number: number
  readonly fileId: string
  readonly title: string
  /** By whom, when and of what. */
  readonly words: string
  readonly why: string | null
  /** It is what opens. */
  readonly isCurrent: boolean
  /** Why it cannot be opened. */
  readonly notice: string | null
  readonly mayOpen: boolean
  readonly mayRestore: boolean
}

export interface DocumentSnapshot {
  readonly name: string
  /** “Stroke team · Version 3 by Grace Adeyemi, yesterday at 14:05”. */
  readonly help: string
  readonly fileId: string
  readonly mayOpen: boolean
  /** I am in the team whose it is: everything else that can be done hangs on it. */
  readonly mayChange: boolean
  readonly isRemoved: boolean
  readonly validity: ValidityWords | undefined
  /** What is to be known before it is opened, the most pressing first. */
  readonly notices: readonly { readonly words: string; readonly tone: 'bad' | 'warn' | 'info' }[]
  readonly versions: readonly VersionRowSnapshot[]
  readonly readers: readonly {
    readonly teamId: string
    readonly name: string
    readonly words: string
    readonly mayStop: boolean
  }[]
}

/** One document: what opens, what is to be known of it, and what I may do. */
export function documentSnapshot(state: DocumentState): DocumentSnapshot {
  const { open, myTeamIds, teamName, nameOf, now } = state
  const { document, versions } = open
  const isMine = myTeamIds?.has(document.teamId) ?? false
  const isRemoved = document.removedAt !== null
  const mayChange = isMine && !isRemoved
  const validity = validityWords(document, now)
  const closed = noticeOf(document.current.file)
  const pending = pendingWords(document.pending)
  return {
    name: document.name,
    help: `${teamName(document.teamId)} · ${versionWords(document.current, { nameOf, now })}`,
    fileId: document.current.file.id,
    mayOpen: document.current.file.state === 'ready',
    mayChange,
    isRemoved: isMine && isRemoved,
    validity,
    notices: [
      ...(validity && validity.tone !== 'quiet'
        ? [{ words: `${validity.words}.`, tone: validity.tone }]
        : []),
      ...(closed
        ? [
            {
              words: sentences(closed),
              tone: closed.tone === 'bad' ? ('bad' as const) : ('info' as const),
            },
          ]
        : []),
      ...(pending
        ? [
            {
              words: `${pending}: version ${document.current.number} opens meanwhile.`,
              tone: 'info' as const,
            },
          ]
        : []),
    ],
    versions: versions.map((version) => versionRow(version, { document, nameOf, now, mayChange })),
    readers: [
      {
        teamId: document.teamId,
        name: teamName(document.teamId),
        words: 'Its team: everyone reads and changes it',
        mayStop: false,
      },
      ...document.sharedWith.map(({ teamId, by, at }) => ({
        teamId,
        name: teamName(teamId),
        words: `Reads it, shared by ${nameOf(by)}, ${asAgo(new Date(at), now)}`,
        mayStop: mayChange,
      })),
    ],
  }
}

function versionRow(
  { number, by, at, why, file }: DocumentVersion,
  {
    document,
    nameOf,
    mayChange,
  }: { document: OpenDocument['document']; mayChange: boolean } & Pick<DocumentState, 'nameOf' | 'now'>,
): VersionRowSnapshot {
  const isCurrent = number === document.current.number && file.state === 'ready'
  const notice = noticeOf(file)
  const mayOpen = file.state === 'ready'
  return {
    number,
    fileId: file.id,
    title: `Version ${number}`,
    words: `${nameOf(by)}, ${asDateAndClock(new Date(at))} · ${measureWords(file)}`,
    why,
    isCurrent,
    notice: notice && sentences(notice),
    mayOpen,
    // The same content stands there already.
    mayRestore: mayChange && mayOpen && file.id !== document.current.file.id,
  }
}

function sentences({ title, next }: FileNotice): string {
  return /[.?!]$/.test(title) ? `${title} ${next}` : `${title}. ${next}`
}

/** What a refused name means, beside its field; nothing when the failure is another. */
export function nameMistake(
  failure: Pick<Refusal, 'code'> | { readonly code: string } | undefined,
): string | undefined {
  return failure?.code === 'already-exists'
    ? 'Something here has this name already. Choose another.'
    : undefined
}
