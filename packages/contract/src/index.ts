export * as api from './api.ts'
export * from './calls/events.ts'
export * from './calls/meeting.ts'
export { type Attendance, attendance } from './calls/operations/attending.ts'
export { type GuestLink, guestLink, guestPath } from './calls/operations/guests.ts'
export { type MeetingDetails, meetingDetails } from './calls/operations/meetings.ts'
export * from './calls/room.ts'
export * from './crash/crash.ts'
export * from './crash/events.ts'
export * from './duty/duty.ts'
export * from './duty/events.ts'
export type { ReachableRole } from './duty/operations/roles.ts'
export { longestRota, type RotaRow, rotaRow } from './duty/operations/rota.ts'
export * from './duty/roles.ts'
export * from './escalation/escalation.ts'
export * from './escalation/events.ts'
export * from './files/events.ts'
export * from './files/file.ts'
export * from './files/library.ts'
export * from './identity/affiliations.ts'
export * from './identity/events.ts'
export { type PersonDetails, personDetails } from './identity/operations/administration.ts'
export { type DirectoryEntry, directoryEntry } from './identity/operations/directory.ts'
export { type ImportRow, importField, importRow, longestImport } from './identity/operations/import.ts'
export * from './identity/passkey-ceremony.ts'
export * from './identity/people.ts'
export * from './identity/places.ts'
export * from './identity/sessions.ts'
export * from './identity/teams.ts'
export * from './messaging/broadcasts.ts'
export * from './messaging/conversations.ts'
export * from './messaging/events.ts'
export * from './messaging/messages.ts'
export {
  type DigestLine,
  digestLine,
  type OutOfHoursDay,
  outOfHoursDay,
} from './messaging/operations/off-duty.ts'
export { type UrgentTarget, urgentTarget } from './messaging/operations/urgent.ts'
export { type MessagePage, messagePage } from './messaging/operations.ts'
export * from './notify/events.ts'
export * from './notify/notify.ts'
export * from './operation.ts'
export * from './operations.ts'
export * from './patients/events.ts'
export * from './patients/feed.ts'
export * from './patients/lists.ts'
export {
  type CorrectedField,
  correctedField,
  type HistoryEntry,
  historyEntry,
  type PatientChange,
  patientChange,
} from './patients/operations/history.ts'
export { type PatientRow, patientRow } from './patients/operations/registry.ts'
export * from './patients/patient.ts'
export * from './realtime.ts'
export * from './refusal.ts'
export * from './tasks/events.ts'
export * from './tasks/handover.ts'
export {
  type BoardKind,
  type BoardScope,
  boardKind,
  boardScope,
  type LeftBehind,
  type Load,
  load,
  mostPatients,
  type SickPatient,
  sickPatient,
} from './tasks/operations/boards.ts'
export * from './tasks/task.ts'
export * from './values.ts'
