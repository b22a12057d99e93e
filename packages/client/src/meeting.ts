export {
  type MeetingDeps,
  type MeetingSnapshot,
  type OpenMeeting,
  openMeeting,
} from './calls/open-meeting.ts'
export type { OwnState, RoomSnapshot } from './calls/room/meeting-room.ts'
export type {
  LineFigures,
  LineQuality,
  OwnSource,
  RemoteMedia,
  TransportSnapshot,
  TransportState,
} from './calls/transport/transport.ts'
