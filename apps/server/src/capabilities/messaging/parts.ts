import type {
  Channel,
  Delivered,
  Duty,
  Escalation,
  Patient,
  Pressing,
  Role,
  RungTarget,
  Sbar,
  StoredFile,
  Subject,
  Urgency,
} from '@baton/contract'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What messaging is given by whoever wires the server. */
export interface MessagingParts {
  readonly database: Database
  readonly vault: Vault
  readonly people: People
  readonly patients: Patients
  readonly files: Files
  readonly duty: Duties
  readonly escalation: Ladders
  readonly notify: Notices
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What messaging asks of identity, within its own transaction. */
export interface People {
  /** Of these ids, those who work in this organisation and are not suspended: visitors do not (AFF8). */
  activeAmong(transaction: Transaction, personIds: readonly string[]): Promise<Set<string>>
  /** Of these ids, those who visit, with where they are at home. */
  visitorsAmong(transaction: Transaction, personIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  /** Who is in each of these teams now; a team that is not here has no entry. */
  membersOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  /** These teams with their names and members, also those who are suspended; one that is not here is left out. */
  teamsByIds(transaction: Transaction, teamIds: readonly string[]): Promise<TeamNow[]>
  /** Who works at a site, or in a place or what is inside it; those who are suspended too. */
  peopleAt(transaction: Transaction, where: { siteId: string } | { placeId: string }): Promise<string[]>
  /** Everyone of a profession, as the directory writes it. */
  peopleOfProfession(transaction: Transaction, profession: string): Promise<string[]>
}

/** What messaging asks of patients, within its own transaction. A merged record is answered for by its survivor. */
export interface Patients {
  /** Why this person may see each of these patients: no relation where they may not; who is not here has no entry. */
  relationsTo(
    transaction: Transaction,
    personId: string,
    patientIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, { readonly relations: readonly unknown[] }>>
  /** Everyone who may see each of these patients now. */
  audienceOf(
    transaction: Transaction,
    patientIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** Which record stands for each of these now. */
  survivorsOf(transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The records that each of these stands for, itself among them, each as it is called itself. */
  recordsOf(
    transaction: Transaction,
    vault: Vault,
    ids: readonly string[],
  ): Promise<readonly { readonly survivorId: string; readonly patient: Patient }[]>
}

/** What messaging asks of files, within its own transaction. */
export interface Files {
  /** Hangs files that the viewer may use on a message, in this order; all of them or none. */
  hang(
    acting: Acting,
    viewer: Viewer,
    place: {
      readonly kind: 'message'
      readonly id: string
      readonly withinId: string
      readonly patientId: string | null
    },
    fileIds: readonly string[],
  ): Promise<Answer<StoredFile[]>>
  /** What hangs on each of these messages, in order; a message without any has no entry. */
  filesAt(
    transaction: Transaction,
    vault: Vault,
    kind: 'message',
    messageIds: readonly string[],
  ): Promise<ReadonlyMap<string, StoredFile[]>>
  /** Takes everything off a message. */
  discardPlace(acting: Acting, kind: 'message', messageId: string): Promise<void>
}

/** A team as it is now. */
export interface TeamNow {
  readonly id: string
  readonly name: string
  readonly memberIds: readonly string[]
}

/** What messaging asks of duty, within its own transaction. */
export interface Duties {
  /** Roles as they are now, retired ones too; one that is not here has no entry. */
  rolesByIds(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, Role>>
  /** Who holds each role now; where nobody does, the holders of its fallback role. */
  holdersOf(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, string[]>>
  /** Whether each is on duty, and since when; `null` for someone who never signed on. */
  dutiesOf(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, Pick<Duty, 'state' | 'since'>>>
  /** Of these roles, those that people of connected organisations may turn to. */
  reachableByVisitors(transaction: Transaction, roleIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Who coordinates a site; without one, everyone who coordinates anything. */
  coordinatorsOf(transaction: Transaction, siteId: string | null): Promise<string[]>
  everyoneOnDuty(transaction: Transaction): Promise<ReadonlySet<string>>
  /** Of these people, those who may be reached at that moment: on duty, or by a recorded override. */
  reachableAmong(
    transaction: Transaction,
    personIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, unknown>>
  /** When these people were off duty between two moments, in order. */
  offDutyPeriods(
    transaction: Transaction,
    personIds: readonly string[],
    from: Date,
    until: Date,
  ): Promise<{ personId: string; from: Date; until: Date }[]>
}

/** One person to be told one thing. `key` is unique for ever, so that it happens once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  /** All that a locked screen shows: never a name, a number or somebody's words. */
  readonly heading: string
  readonly channels: readonly Channel[]
  /** It comes to them through a role, which nothing that they asked to be spared silences. */
  readonly throughRole?: boolean
}

/** What messaging asks of notify, within its own transaction. */
export interface Notices {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
  /** Nothing more is sent about it, to everyone or to one person. */
  withdraw(acting: Acting, about: Notice['about'], personId?: string | null): Promise<void>
  /** In how many minutes each of these people wants one notification of what is routine. */
  bundleMinutesOf(transaction: Transaction, personIds: readonly string[]): Promise<Map<string, number>>
  /** People who agreed to be woken on some device. */
  peopleWithDevices(transaction: Transaction): Promise<string[]>
  /** Notices that reached these people off duty, under a recorded override. */
  interruptions(
    transaction: Transaction,
    personIds: readonly string[],
    from: Date,
    until: Date,
  ): Promise<readonly { readonly at: Date }[]>
}

/** What messaging asks of escalation, within its own transaction. */
export interface Ladders {
  /** Starts the ladder of something urgent and calls its first rung; refused where nobody can be called. */
  raise(acting: Acting, raising: Raising): Promise<Answer<Escalation>>
  /** Everyone else whose streams that locks: they are locked with one's own, before anything is done. */
  concernedBy(acting: Acting, addressed: Pick<Raising, 'to' | 'urgency' | 'asRoleId'>): Promise<string[]>
}

/** An urgent message as escalation takes it: by reference, with the words that whoever is called must see. */
export interface Raising {
  readonly id: string
  readonly subject: Subject
  readonly urgency: Pressing
  readonly reason: string
  readonly sbar: Sbar | null
  readonly callBack: string | null
  readonly to: RungTarget
  readonly asRoleId: string | null
  /** Told of every step without being called. */
  readonly onlookers: readonly string[]
}
