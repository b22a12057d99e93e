/**
 * What of a description is about the connection and not about media. libdatachannel is given one line of media only,
 * which then carries every stream: what arrives comes once, whichever stream it belongs to, and is told apart by us.
 * What devices are shown is written by us, so that nothing that a stranger writes reaches the native code but these few
 * words, each of which has been looked at.
 */
export interface Transport {
  readonly iceUfrag: string
  readonly icePwd: string
  /** As after `a=fingerprint:`. */
  readonly fingerprint: string
  readonly setup: 'active' | 'passive' | 'actpass'
}

/** The `mid` of the one line that libdatachannel knows. */
export const nativeMid = '0'

/** Reads the transport out of a description; `null` when it has none that can be used. */
export function readTransport(sdp: string): Transport | null {
  const iceUfrag = /^a=ice-ufrag:([A-Za-z0-9+/=_-]{4,100})\s*$/m.exec(sdp)?.[1]
  const icePwd = /^a=ice-pwd:([A-Za-z0-9+/=_-]{22,200})\s*$/m.exec(sdp)?.[1]
  const fingerprint = /^a=fingerprint:(sha-256 (?:[0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2})\s*$/im.exec(sdp)?.[1]
  const setup = /^a=setup:(active|passive|actpass)\s*$/m.exec(sdp)?.[1]
  if (iceUfrag === undefined || icePwd === undefined || fingerprint === undefined) return null
  if (setup !== 'active' && setup !== 'passive' && setup !== 'actpass') return null
  return { iceUfrag, icePwd, fingerprint, setup }
}

/** The other side's description with one line of media, as libdatachannel is to take it. */
export function writeNative({ iceUfrag, icePwd, fingerprint, setup }: Transport): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${nativeMid}`,
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'c=IN IP4 0.0.0.0',
    `a=mid:${nativeMid}`,
    `a=ice-ufrag:${iceUfrag}`,
    `a=ice-pwd:${icePwd}`,
    'a=ice-options:trickle',
    `a=fingerprint:${fingerprint.replace(/^sha-256/i, 'sha-256')}`,
    `a=setup:${setup}`,
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:96 VP8/90000',
  ]
  return `${lines.join('\r\n')}\r\n`
}
