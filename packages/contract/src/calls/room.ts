import { z } from 'zod'
import { id, moment, newId, typedText } from '../values.ts'
import { meeting } from './meeting.ts'

/**
 * The language of a meeting's room: one socket for each participant, colleague or guest, at `/api/room`. A guest has no
 * other road into Baton. Every frame from the server that says how things stand says it whole, so that a frame which is
 * lost costs nothing once the next one comes.
 */
export const roomPath = '/api/room'

/** Largest frame that a participant may send, in bytes: an SDP answer with every slot fits. */
export const largestRoomFrame = 64 * 1024

/** Somebody who is, was or wants to be in the meeting, as those in it see them. */
export const participant = z.strictObject({
  id,
  personId: id.nullable(),
  /** What a colleague is called, for those who have no directory to look in; `null` for a guest. */
  name: z.string().nullable(),
  guest: z.strictObject({ name: z.string(), organisation: z.string() }).nullable(),
  /** `away`: their line is down; they keep their place for a while. */
  state: z.enum(['waiting', 'present', 'away', 'left', 'turned-away', 'removed']),
  host: z.boolean(),
  /** When they first came in; `null` while they wait. */
  joinedAt: moment.nullable(),
  microphone: z.boolean(),
  camera: z.boolean(),
  screen: z.boolean(),
  handRaisedAt: moment.nullable(),
  /** When a host last turned their microphone off. Theirs to turn on again. */
  silencedAt: moment.nullable(),
})
export type Participant = z.infer<typeof participant>

/** Something written in the meeting, kept with it. */
export const said = z.strictObject({ id, participantId: id, words: z.string(), at: moment })
export type Said = z.infer<typeof said>

export const saidWords = typedText({ max: 4_000 })

/** A meeting from inside. Guests see it without what is not theirs: who was asked, what it is about, the documents. */
export const room = z.strictObject({
  meeting,
  /** Whose socket this is. */
  me: id,
  /** What they may do beyond being there. */
  mayHost: z.boolean(),
  participants: z.array(participant),
  /** The newest 200, oldest first. */
  said: z.array(said),
})
export type Room = z.infer<typeof room>

export const roomReaction = z.enum(['👍', '👏', '❤️', '😂', '😮', '🎉'])
export type RoomReaction = z.infer<typeof roomReaction>

/** Whose picture: their camera, or the screen that they share. */
export const picture = z.strictObject({ participantId: id, source: z.enum(['camera', 'screen']) })
export type Picture = z.infer<typeof picture>

/** A picture that this device wants to see, in the size in which it is shown. The first ones come before the last. */
export const wantedPicture = picture.extend({ size: z.enum(['small', 'large']) })
export type WantedPicture = z.infer<typeof wantedPicture>

/** What a device may ask of the embedded media server at once (CAL18). */
export const mostPictures = 9
/** Voices that are forwarded at once: the loudest. */
export const mostVoices = 4

const sdp = z.string().max(60_000)
const candidate = z.strictObject({ candidate: z.string().max(1_000), mid: z.string().max(16) })
/** Which of a device's attempts to connect a signal belongs to: an older one's are dropped. */
const attempt = z.int().min(1)

/**
 * From a device to the embedded media server. One exchange for the life of a connection: the server offers a fixed set
 * of slots, the device answers, and what a slot carries changes without another exchange.
 */
export const deviceSignal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dial'), attempt }),
  z.strictObject({ kind: z.literal('answer'), attempt, sdp }),
  z.strictObject({ kind: z.literal('candidate'), attempt, ...candidate.shape }),
  z.strictObject({ kind: z.literal('want'), pictures: z.array(wantedPicture).max(mostPictures) }),
])
export type DeviceSignal = z.infer<typeof deviceSignal>

/** The device's own slots in the offer, by their `mid`: `cameraSmall` carries the same picture as `camera`, smaller. */
export const ownSlots = z.strictObject({
  microphone: z.string(),
  camera: z.string(),
  cameraSmall: z.string(),
  screen: z.string(),
  screenSound: z.string(),
})
export type OwnSlots = z.infer<typeof ownSlots>

/** What a slot towards a device carries now; a slot that is not listed carries nothing. */
export const filledSlot = z.strictObject({
  mid: z.string(),
  participantId: id,
  source: z.enum(['microphone', 'camera', 'screen', 'screen-sound']),
})
export type FilledSlot = z.infer<typeof filledSlot>

/** From the embedded media server to a device. */
export const mediaSignal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offer'), attempt, sdp, own: ownSlots }),
  z.strictObject({ kind: z.literal('candidate'), attempt, ...candidate.shape }),
  z.strictObject({ kind: z.literal('slots'), slots: z.array(filledSlot) }),
  /** Who speaks, the loudest first; `level` from 0, silence, to 1. */
  z.strictObject({
    kind: z.literal('speakers'),
    speakers: z.array(z.strictObject({ participantId: id, level: z.number().min(0).max(1) })),
  }),
  /** Which of the device's pictures anybody looks at: the others need not be sent. */
  z.strictObject({
    kind: z.literal('looked-at'),
    camera: z.boolean(),
    cameraSmall: z.boolean(),
    screen: z.boolean(),
  }),
  /** The connection is gone on the server's side, or its process was: dial again. */
  z.strictObject({ kind: z.literal('gone') }),
])
export type MediaSignal = z.infer<typeof mediaSignal>

const iceServer = z.strictObject({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
})

/** What a device needs to send and receive media. Credentials in it are short-lived. */
export const mediaPass = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('embedded'),
    iceServers: z.array(iceServer),
    /** Only by relay: the site's network lets nothing else through. */
    relayOnly: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('livekit'), url: z.url(), token: z.string(), relayOnly: z.boolean() }),
])
export type MediaPass = z.infer<typeof mediaPass>

/** How a stay in the meeting went on this device; each replaces the one before. Times in ms, shares from 0 to 1. */
export const callMeasure = z.strictObject({
  /** From asking to come in until media flowed; `null` when it never did. */
  joinMs: z.int().min(0).max(600_000).nullable(),
  loss: z.number().min(0).max(1),
  jitterMs: z.number().min(0).max(60_000),
  roundTripMs: z.number().min(0).max(60_000),
  freezes: z.int().min(0).max(1_000_000),
  reconnects: z.int().min(0).max(100_000),
  /** Seconds during which it was connected and nothing came. */
  silentSeconds: z.number().min(0).max(1_000_000),
  relayed: z.boolean(),
})
export type CallMeasure = z.infer<typeof callMeasure>

/** From a participant's device. */
export const participantFrame = z.discriminatedUnion('t', [
  /** First, within 10 s. */
  z.strictObject({ t: z.literal('hello'), ticket: z.string().max(200) }),
  z.strictObject({
    t: z.literal('state'),
    microphone: z.boolean(),
    camera: z.boolean(),
    screen: z.boolean(),
  }),
  z.strictObject({ t: z.literal('hand'), raised: z.boolean() }),
  z.strictObject({ t: z.literal('react'), reaction: roomReaction }),
  /** Repeated under its id until it stands in the room: it is kept once. */
  z.strictObject({ t: z.literal('say'), id: newId, words: saidWords }),
  z.strictObject({ t: z.literal('signal'), signal: deviceSignal }),
  z.strictObject({ t: z.literal('measure'), measure: callMeasure }),
  /** For good: the place is not kept. */
  z.strictObject({ t: z.literal('leave') }),
  z.strictObject({ t: z.literal('ping') }),
])
export type ParticipantFrame = z.infer<typeof participantFrame>

/** From the server to a participant's device. */
export const roomFrame = z.discriminatedUnion('t', [
  /** They wait to be let in; `title` is what a guest may know of the meeting. */
  z.strictObject({ t: z.literal('waiting'), title: z.string().nullable() }),
  /** They are in it: the media's pass, with the first room, and again when it is renewed. */
  z.strictObject({ t: z.literal('pass'), media: mediaPass, frameKey: z.string().nullable() }),
  z.strictObject({ t: z.literal('room'), room }),
  z.strictObject({ t: z.literal('reaction'), participantId: id, reaction: roomReaction }),
  z.strictObject({ t: z.literal('signal'), signal: mediaSignal }),
  /** The last frame. `elsewhere`: the same person came in on another device. */
  z.strictObject({
    t: z.literal('over'),
    why: z.enum(['ended', 'removed', 'turned-away', 'elsewhere', 'link-ended', 'signed-out']),
  }),
  z.strictObject({ t: z.literal('pong') }),
])
export type RoomFrame = z.infer<typeof roomFrame>

/** Why the server closes a room's socket: as `closeCodes`, and this one after `over`. */
export const roomOver = 4410
