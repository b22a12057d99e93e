import type { Delivered, InputOf, Me, Operation, Organisation, OutputOf } from '@baton/contract'
import type { Answer } from './answer.ts'
import type { BroadcastsPart } from './broadcasts/broadcasts.ts'
import type { CallsPart } from './calls/calls.ts'
import type { ConnectionState } from './connection/connection.ts'
import type { ReadFrames } from './connection/read-frames.ts'
import type { ConversationSnapshot } from './conversation/snapshot.ts'
import type { CrashPart } from './crash/crash.ts'
import type { Drafts } from './drafts/drafts.ts'
import type { DutyPart } from './duty/duty.ts'
import type { UploadsPart } from './files/uploads.ts'
import type { LibraryPart } from './library/library.ts'
import type { Presence } from './live/presence.ts'
import type { OutboxItem } from './outbox/item.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { PatientsPart } from './patients/patients.ts'
import type { People } from './people/people.ts'
import type { Ports } from './ports.ts'
import type { Store } from './store.ts'
import type { InboxSnapshot, UnreadSnapshot } from './sync/inbox.ts'
import type { TasksPart } from './tasks/tasks.ts'
import type { UrgentActs } from './urgent/acts.ts'
import type { UrgentPart } from './urgent/urgent.ts'

export interface ClientOptions extends Ports {
  /** For example `https://baton.example`, without a slash at the end. In a browser `''`: where the page came from. */
  readonly baseUrl: string
  /** The socket's address; otherwise made from `baseUrl`. */
  readonly socketUrl?: string
  /** `manual`: nothing is marked as delivered by itself. Default `automatic`. */
  readonly receipts?: 'automatic' | 'manual'
  /** How many conversations to keep level that no screen shows. Default 30; 0 for a load generator. */
  readonly keepConversations?: number
  /** `false`: no ping, so no timer per client. Default `true`. */
  readonly heartbeat?: boolean
  /** Shared by the clients of one process: each line is parsed once. */
  readonly readFrames?: ReadFrames
  /** A connected organisation, where everything is asked: I am a visitor there. */
  readonly visiting?: { readonly organisation: Organisation }
}

export interface SessionState {
  /** `starting` until it is known who is here; `unreachable` while the server cannot be asked. */
  readonly state: 'starting' | 'unreachable' | 'signed-out' | 'signed-in'
  readonly me: Me | null
  /** Signed out by the server, not by the person: what they wrote is kept for when they sign in again. */
  readonly ended: boolean
}

export interface Client {
  /** The connected organisation that this client visits; `null` at home. */
  readonly visiting: Organisation | null
  /** What I have in connected organisations; nothing, where this client visits itself. */
  readonly visits: VisitsPart
  readonly session: Store<SessionState>
  readonly connection: Store<ConnectionState>
  readonly inbox: Store<InboxSnapshot>
  readonly unread: Store<UnreadSnapshot>
  /** Ids of the messages that I keep for later. */
  readonly saved: Store<ReadonlySet<string>>
  readonly people: Pick<People, 'store' | 'get'>
  /** Who is on duty for what: roles, people, and me. */
  readonly duty: DutyPart
  /** What is urgent and concerns me, and what can be done with it. */
  readonly urgent: UrgentPart & UrgentActs
  /** Crash calls that I am told of. */
  readonly crash: CrashPart
  /** Calls and meetings that I was asked to. */
  readonly calls: CallsPart
  /** Wards, lists and patients, level while a screen looks at them. */
  readonly patients: PatientsPart
  /** Libraries and documents, level while a screen looks at them. */
  readonly library: LibraryPart
  /** Boards, tasks and handovers, level while a screen looks at them. */
  readonly tasks: TasksPart
  /** The broadcasts that are for me, and those that I sent. */
  readonly broadcasts: BroadcastsPart
  /** The present moment by the server's clock, for countdowns: never ahead of it. */
  serverNow(): Date
  readonly typing: Store<ReadonlyMap<string, readonly string[]>>
  readonly presence: Pick<Presence, 'store' | 'watch'>
  readonly drafts: Pick<Drafts, 'store'>
  readonly outbox: Pick<Outbox, 'store' | 'retry' | 'edit' | 'discard' | 'takeBack'>
  /** Files on their way to the server. */
  readonly uploads: UploadsPart

  /** Finds out who is here, shows what the cache has, and connects. Resolves when the session is known. */
  start(): Promise<void>
  /** Closes everything and keeps what is kept. */
  stop(): Promise<void>
  /** Asks the server once. Commands may be given their id, to be asked again safely. */
  call<O extends Operation>(operation: O, input: InputOf<O>, id?: string): Promise<Answer<OutputOf<O>>>
  /** Signs in by any operation that answers who I am. */
  signIn<O extends SignInOperation>(operation: O, input: InputOf<O>): Promise<Answer<Me>>
  /** Somebody has just signed in by another road, such as a form that asked over HTTP: this is who. */
  signedIn(me: Me): Promise<void>
  /** Signs out here, and destroys the cache, its key, drafts and what was not yet sent (RT42). */
  signOut(): Promise<Answer<unknown>>
  conversation(conversationId: string): ConversationHandle
  /** Keeps a command on this device and sends it in its conversation's turn, also after a reload. */
  queue<O extends Operation<'command'>>(
    operation: O,
    input: InputOf<O>,
    conversationId: string,
  ): Promise<Answer<OutboxItem>>
  /** Tells of every event, after the stores took it in. */
  onEvent(listener: (event: Delivered) => void): () => void
}

/** The client of each conversation that is not at home. */
export type Places = ReadonlyMap<string, Client>

/** A connected organisation where I have turned to somebody, and the client that asks there. */
export interface OpenVisit {
  readonly organisation: Organisation
  readonly client: Client
}

/** A visit that ended before everything that I wrote there had gone. */
export interface EndedVisit {
  readonly organisation: Organisation
  /** What was not sent. It is kept on this device, and goes if the organisations are connected again. */
  readonly unsent: number
}

/** What I have in the organisations that mine is connected with. */
export interface VisitsPart {
  /** The organisations that mine is connected with. */
  readonly organisations: Store<readonly Organisation[]>
  /** Where I have turned to somebody, by name: a client for each, signed in, which stands while mine does. */
  readonly store: Store<readonly OpenVisit[]>
  /** Whether it is known where I have turned to somebody, and which conversations I have there. */
  readonly known: Store<boolean>
  /** The client of each conversation that a visit has. */
  readonly places: Store<Places>
  /** What is unread in all visits together; mine at home is not in it. */
  readonly unread: Store<UnreadSnapshot>
  /** The visits that ended since I am here, and took with them something that was not sent. */
  readonly ended: Store<readonly EndedVisit[]>
  /** Turns to a connected organisation: the visit that is there, or a new one. */
  begin(organisationId: string): Promise<Answer<OpenVisit>>
  /** The client that has a conversation: a visit's, mine otherwise. May answer otherwise when `places` changes. */
  clientOf(conversationId: string): Client
}

// biome-ignore lint/suspicious/noExplicitAny: any input; the output is what makes it one.
export type SignInOperation = Operation<'command', any, Operation['output']>

/** One conversation. While somebody subscribes it is fetched, kept level and held in memory. */
export interface ConversationHandle extends Store<ConversationSnapshot> {
  pageOlder(): Promise<void>
  pageNewer(): Promise<void>
  /** Shows the messages around a number; without one, the newest. */
  jumpTo(number?: number): Promise<void>
  /** Resolves when the message is kept on this device, and is shown as outgoing. */
  send(body: string, options?: { replyToId?: string; fileIds?: string[] }): Promise<Answer<OutboxItem>>
  /** A screen showed everything up to this number. */
  seen(upTo: number): void
  typed(): void
  setDraft(body: string): void
}
