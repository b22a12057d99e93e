/** One section of an offer: a slot. */
export interface OfferedSlot {
  readonly mid: string
  readonly kind: 'audio' | 'video'
  readonly payloadType: number
  /** What the server declares that it will send there. */
  readonly ssrcs: readonly number[]
  /** Which header extension says how loud a packet of sound is. */
  readonly audioLevel: number | null
  /** Whether missing packets may be asked for again. */
  readonly nack: boolean
}

/** The slots of an offer, by their `mid`. */
export function readOffer(sdp: string): Map<string, OfferedSlot> {
  const slots = new Map<string, OfferedSlot>()
  for (const section of sdp.split(/\r?\n(?=m=)/).slice(1)) {
    const line = /^m=(audio|video) \S+ \S+ (\d+)/.exec(section)
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1]
    if (line === null || mid === undefined) continue
    const extension = /^a=extmap:(\d+)\S* urn:ietf:params:rtp-hdrext:ssrc-audio-level/m.exec(section)
    slots.set(mid, {
      mid,
      kind: line[1] === 'audio' ? 'audio' : 'video',
      payloadType: Number(line[2]),
      ssrcs: [...new Set([...section.matchAll(/^a=ssrc:(\d+)/gm)].map(([, ssrc]) => Number(ssrc)))],
      audioLevel: extension === null ? null : Number(extension[1]),
      nack: /^a=rtcp-fb:\S+ nack\s*$/m.test(section),
    })
  }
  return slots
}
