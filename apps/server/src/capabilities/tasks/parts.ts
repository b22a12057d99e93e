import type {
  Channel,
  Delivered,
  Duty,
  Escalation,
  Patient,
  Place,
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
import type { Change } from '../../platform/operations/change.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What tasks is given by whoever wires the server. */
export interface TaskParts {
  readonly database: Database
  readonly vault: Vault
  readonly people: People
  readonly patients: Patients
  readonly files: Files
  readonly duty: Duties
  readonly ladders: Ladders
  readonly notify: Bell
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What tasks asks of identity, within its own transaction. */
export interface People {
  /** Everyone in each of these teams; a team that is not here has no entry. */
  membersOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  teamsOfPeople(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<{ readonly personId: string; readonly teamId: string }[]>
  /** Of these ids, those who are people of this organisation and not suspended. */
  activeAmong(transaction: Transaction, personIds: readonly string[]): Promise<Set<string>>
  peopleByIds(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<{ readonly id: string; readonly siteId: string | null }[]>
  allPlaces(transaction: Transaction): Promise<Place[]>
}

/** What tasks asks of patients, within its own transaction. */
export interface Patients {
  /** These patients as they are now, each as whoever it was merged into; one that is not here has no entry. */
  patientsByIds(transaction: Transaction, vault: Vault, ids: readonly string[]): Promise<Map<string, Patient>>
  /** Who is on these wards. */
  patientsOnWards(
    transaction: Transaction,
    wardIds: readonly string[],
  ): Promise<{ readonly patientId: string; readonly wardId: string }[]>
  /** The record that stands for each of these now; an id that is no patient's has no entry. */
  survivorsOf(transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The records that each of these stands for, itself among them; for whoever may see them. */
  recordsOf(
    transaction: Transaction,
    vault: Vault,
    ids: readonly string[],
  ): Promise<{ readonly survivorId: string; readonly patient: Patient }[]>
  /** Why a person may see each of these patients: nothing where they may not. */
  relationsTo(
    transaction: Transaction,
    personId: string,
    patientIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, { readonly relations: readonly unknown[] }>>
  /** Of these wards, those whose bed lists the person may open. */
  wardsOpenTo(
    transaction: Transaction,
    personId: string,
    wardIds: readonly string[],
  ): Promise<ReadonlySet<string>>
  /** These people are no longer related to these patients by a task or an offer: whom nothing else relates is told so. */
  tellLost(acting: Acting, personIds: readonly string[], patientIds: readonly string[]): Promise<void>
}

/** What tasks asks of files, within its own transaction. */
export interface Files {
  /** Hangs files that the viewer may use on a task, in this order; all of them or none. */
  hang(
    acting: Acting,
    viewer: Viewer,
    place: {
      readonly kind: 'task'
      readonly id: string
      readonly withinId: string
      readonly patientId: string | null
    },
    fileIds: readonly string[],
  ): Promise<Answer<StoredFile[]>>
  /** What hangs on each of these tasks; a task without any has no entry. */
  filesAt(
    transaction: Transaction,
    vault: Vault,
    kind: 'task',
    taskIds: readonly string[],
  ): Promise<ReadonlyMap<string, StoredFile[]>>
}

/** What tasks asks of duty, within its own transaction. */
export interface Duties {
  rolesByIds(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, Role>>
  everyRole(transaction: Transaction): Promise<Role[]>
  /** Who has each role now; where nobody holds it, the holders of its fallback role, and so on. */
  holdersOf(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, string[]>>
  /** Who of each team is on duty now. */
  onDutyOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  /** Everyone who is on duty. */
  dutiesNow(transaction: Transaction): Promise<readonly DutyNow[]>
  dutiesOf(transaction: Transaction, personIds: readonly string[]): Promise<ReadonlyMap<string, DutyNow>>
  /** Who is on duty in one of these places. */
  onDutyAt(
    transaction: Transaction,
    placeIds: readonly string[],
  ): Promise<{ readonly personId: string; readonly placeId: string }[]>
  /** Of these people, those who may be reached at that moment: on duty, or by a recorded override. */
  reachableAmong(
    transaction: Transaction,
    personIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, unknown>>
  /** Who coordinates a site; without one, who coordinates anything. */
  coordinatorsOf(transaction: Transaction, siteId: string | null): Promise<string[]>
}

export type DutyNow = Pick<Duty, 'personId' | 'state' | 'from' | 'placeId'>

/** What tasks asks of escalation, within its own transaction. */
export interface Ladders {
  raise(acting: Acting, raising: Raising): Promise<Answer<Escalation>>
  /** Everyone else whose streams that locks. */
  concernedBy(acting: Acting, addressed: Pick<Raising, 'to' | 'urgency' | 'asRoleId'>): Promise<string[]>
  /** How many urgent items someone has accepted and not done, tasks among them. */
  heldBy(transaction: Transaction, personId: string): Promise<number>
  /** The same acts on both sides, in one change. */
  readonly within: {
    accept(change: Change, id: string): Climbed
    decline(change: Change, id: string): Climbed
    passOn(change: Change, id: string, to: RungTarget): Climbed
    complete(change: Change, id: string): Climbed
    cancel(change: Change, id: string): Climbed
    release(change: Change, id: string, to: RungTarget): Climbed
    reopen(change: Change, id: string, to: RungTarget): Climbed
    /** It presses more or less from now on; `not-found` where nothing was ever raised for it. */
    changeUrgency(
      acting: Acting & { readonly action: string; readonly commandId: string | null },
      id: string,
      changed: Pick<Raising, 'urgency' | 'reason' | 'sbar' | 'to'>,
    ): Climbed
    /** It needs no ladder any longer; nobody is told that it was done. */
    endQuietly(
      acting: Acting & { readonly action: string; readonly commandId: string | null },
      id: string,
    ): Climbed
    moveHolder(
      acting: Acting & { readonly action: string; readonly commandId: string | null },
      id: string,
      toPersonId: string,
    ): Promise<void>
  }
}

type Climbed = Promise<Answer<{ escalation: Escalation }>>

/** A pressing task as escalation takes it: by reference, with the words that whoever is called must see. */
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

/** One person to be told one thing; under one key once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  /** All that a locked screen shows: never a name, a number or somebody's words. */
  readonly heading: string
  readonly channels: readonly Channel[]
  readonly throughRole?: boolean
}

/** What tasks asks of notify, within its own transaction. */
export interface Bell {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
  /** Nothing more is sent about it, to everyone or to one person. */
  withdraw(acting: Acting, about: Notice['about'], personId?: string | null): Promise<void>
}
