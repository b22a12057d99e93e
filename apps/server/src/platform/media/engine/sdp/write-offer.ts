import { audioLevelExtension } from '../packets/rtp.ts'
import {
  isSound,
  ownSlotMids,
  payloadTypes,
  type SlotPlan,
  type Source,
  slotPlans,
  sources,
} from '../slots.ts'
import type { Transport } from './native.ts'

/** The offer to a device: its own slots first, then those towards it, each with its SSRC. It never changes. */
export function writeOffer(
  transport: Transport,
  session: number,
  ssrcs: ReadonlyMap<string, number>,
): string {
  const mids = [...sources.map((source) => ownSlotMids[source]), ...slotPlans.map(({ mid }) => mid)]
  const lines = [
    'v=0',
    `o=- ${session} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mids.join(' ')}`,
    'a=msid-semantic: WMS *',
    ...sources.flatMap((source) => ownSlot(source, transport)),
    ...slotPlans.flatMap((plan) => slotTowards(plan, ssrcs.get(plan.mid) ?? 0, transport)),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function ownSlot(source: Source, transport: Transport): string[] {
  const level = `a=extmap:${audioLevelExtension} urn:ietf:params:rtp-hdrext:ssrc-audio-level`
  return [
    ...section(isSound(source), ownSlotMids[source], transport),
    ...(source === 'microphone' ? [level] : []),
    'a=recvonly',
  ]
}

function slotTowards({ mid, use }: SlotPlan, ssrc: number, transport: Transport): string[] {
  // The shared screen and its sound are one stream, so that the device keeps them together.
  const stream = use === 'screenSound' ? 's' : mid
  return [
    ...section(isSound(use), mid, transport),
    'a=sendonly',
    `a=msid:${stream} ${mid}`,
    `a=ssrc:${ssrc} cname:${stream}`,
    `a=ssrc:${ssrc} msid:${stream} ${mid}`,
  ]
}

function section(sound: boolean, mid: string, transport: Transport): string[] {
  const type = sound ? payloadTypes.sound : payloadTypes.picture
  return [
    `m=${sound ? 'audio' : 'video'} 9 UDP/TLS/RTP/SAVPF ${type}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    `a=ice-ufrag:${transport.iceUfrag}`,
    `a=ice-pwd:${transport.icePwd}`,
    'a=ice-options:trickle',
    `a=fingerprint:${transport.fingerprint}`,
    'a=setup:actpass',
    `a=mid:${mid}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...(sound ? soundFormat : pictureFormat),
  ]
}

const soundFormat = [
  `a=rtpmap:${payloadTypes.sound} opus/48000/2`,
  `a=fmtp:${payloadTypes.sound} minptime=10;useinbandfec=1`,
]

// No transport-cc: a device that is promised it stops believing in the line when the feedback is not complete.
const pictureFormat = [
  `a=rtpmap:${payloadTypes.picture} VP8/90000`,
  `a=rtcp-fb:${payloadTypes.picture} nack`,
  `a=rtcp-fb:${payloadTypes.picture} nack pli`,
  `a=rtcp-fb:${payloadTypes.picture} ccm fir`,
]
