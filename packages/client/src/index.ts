export type { Answer } from './answer.ts'
export type { BroadcastsPart, BroadcastsSnapshot } from './broadcasts/broadcasts.ts'
export type { CallsPart, CallsSnapshot } from './calls/calls.ts'
export type {
  Client,
  ClientOptions,
  ConversationHandle,
  EndedVisit,
  OpenVisit,
  SessionState,
  VisitsPart,
} from './client.ts'
export type { ConnectionState } from './connection/connection.ts'
export { type ReadFrames, sharedReader } from './connection/read-frames.ts'
export type { ConversationSnapshot } from './conversation/snapshot.ts'
export type { CrashPart, CrashSnapshot } from './crash/crash.ts'
export { createClient } from './create-client.ts'
export type { DutyPart, RolesSnapshot } from './duty/duty.ts'
export type { Upload } from './files/upload.ts'
export type { NewUpload, UploadsPart } from './files/uploads.ts'
export type { LibraryPart } from './library/library.ts'
export { filesOf, type OutboxItem } from './outbox/item.ts'
export type { PatientsPart, PatientView } from './patients/patients.ts'
export type { Box, Clock, Ports, Socket, Storage, Tabs, TabWord } from './ports.ts'
export { memoryStorage } from './storage/memory-storage.ts'
export type { Store } from './store.ts'
export type { InboxSnapshot, UnreadSnapshot } from './sync/inbox.ts'
export type { BoardOf, HandoverView, TasksOfPatient, TasksPart, TaskView } from './tasks/tasks.ts'
export type { UrgentActs } from './urgent/acts.ts'
export { type Asks, byAsking, itemFor, type UrgentItem } from './urgent/asks-of.ts'
export type { UrgentPart, UrgentSnapshot } from './urgent/urgent.ts'
export type { Watched, Watching } from './views/watched.ts'
