import type {
  CallMeasure,
  Channel,
  Delivered,
  MeetingSubject,
  Role,
  StoredFile,
  Urgency,
} from '@baton/contract'
import type { Bus } from '../../platform/bus/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Media } from '../../platform/media/media.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What calls is given by whoever wires the server. */
export interface CallParts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly media: Media
  /** Hints to the rooms of other servers. */
  readonly bus: Bus
  readonly people: People
  readonly duty: Duties
  /** Whom what a call is begun from concerns, one entry a kind; `undefined`: not there, or not the viewer's to see. */
  readonly subjects: ReadonlyMap<MeetingSubject['kind'], Concerned>
  readonly files: Files
  readonly notify: Bell
  readonly publicUrl: string
  readonly trustedProxies: number
  /** IANA name of the organisation's clock. */
  readonly zone: string
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
  /** Told how a stay went on somebody's device, for the metrics. */
  readonly measured?: (measure: CallMeasure) => void
}

/** The same with what calls makes itself from these parts. */
export interface CallsAtWork extends CallParts {
  readonly rooms: Rooms
}

/** The rooms whose sockets are here, and by the bus those elsewhere: what calls says to them after a commit. */
export interface Rooms {
  /** Something of this meeting changed: whoever is in its room is sent it as it is now. */
  changed(organisationId: string, meetingId: string): void
}

/** Whom something concerns: the people whom a call about it rings, and the role through which where there is one. */
export type Concerned = (
  transaction: Transaction,
  viewer: Viewer,
  id: string,
  at: Date,
) => Promise<readonly { readonly personId: string; readonly roleId: string | null }[] | undefined>

/** What calls asks of identity, within its own transaction. */
export interface People {
  /** Of these ids, those who are people of this organisation and not suspended. */
  activeAmong(transaction: Transaction, personIds: readonly string[]): Promise<Set<string>>
  membersOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  /** What these people are called: a guest sees by name who is in the meeting, and has no directory (CAL12, CAL15). */
  namesOf(transaction: Transaction, personIds: readonly string[]): Promise<Map<string, string>>
  /** What the organisation is called, for its guests. */
  organisationName(transaction: Transaction, organisationId: string): Promise<string>
  /** Of these sessions those that still stand (SEC-9: a room's socket ends with its session). */
  revalidate(sessionIds: readonly string[]): Promise<readonly { readonly sessionId: string }[]>
  /** Whoever is in a meeting is there: their session is not idle. Written at most once a minute. */
  used(sessionId: string): void
  onSessionsEnded(listener: (sessionIds: readonly string[]) => void): () => void
  /**
   * Counts an attempt at a door from an address, as failed until it is said to have succeeded; `null` when it must wait
   * (IDN8). Each door counts for itself.
   */
  beginAttempt(given: {
    readonly door: string
    readonly address: string
  }): Promise<{ succeeded(): Promise<void> } | null>
}

/** What calls asks of duty, within its own transaction. */
export interface Duties {
  rolesByIds(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, Role>>
  /** Who has each role now; where nobody holds it, the holders of its fallback role, and so on. */
  holdersOf(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, string[]>>
  /** Those of these people who may be reached now, and why; whoever may not has no entry (DUT17). */
  reachableAmong(
    transaction: Transaction,
    personIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, unknown>>
  dutiesOf(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly coverRoleId: string | null }>>
}

/** What calls asks of files, within its own transaction. */
export interface Files {
  hang(
    acting: Acting,
    viewer: Viewer,
    place: {
      readonly kind: 'meeting'
      readonly id: string
      readonly withinId: string
      readonly patientId: string | null
    },
    fileIds: readonly string[],
  ): Promise<Answer<StoredFile[]>>
  /** Takes files off a place where they hang. */
  takeOff(acting: Acting, kind: 'meeting', placeId: string, fileIds: readonly string[]): Promise<void>
  filesAt(
    transaction: Transaction,
    vault: Vault,
    kind: 'meeting',
    meetingIds: readonly string[],
  ): Promise<ReadonlyMap<string, StoredFile[]>>
}

/** One person to be told one thing; under one key once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  readonly heading: string
  readonly channels: readonly Channel[]
  readonly throughRole: boolean
}

/** What calls asks of notify, within its own transaction. */
export interface Bell {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
  /** Nothing more is sent about it, to everyone or to one person. */
  withdraw(acting: Acting, about: Notice['about'], personId?: string | null): Promise<void>
}
