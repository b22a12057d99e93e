import { ownSlotMids, type Source, sources } from '../slots.ts'
import { readTransport, type Transport } from './native.ts'

export interface Answer {
  readonly transport: Transport
  /** The SSRC of each of the device's slots that it may send on. */
  readonly ssrcs: ReadonlyMap<Source, number>
  readonly candidates: readonly string[]
}

/** Reads a device's answer, a stranger's text; `null` when no connection can come of it. */
export function readAnswer(sdp: string): Answer | null {
  const transport = readTransport(sdp)
  // An answer that leaves the choice open is none.
  if (transport === null || transport.setup === 'actpass') return null
  const ssrcs = new Map<Source, number>()
  for (const section of sdp.split(/^m=/m).slice(1)) {
    const mid = /^a=mid:(\S{1,16})\s*$/m.exec(section)?.[1]
    const source = sources.find((name) => ownSlotMids[name] === mid)
    const ssrc = Number(/^a=ssrc:(\d{1,10}) /m.exec(section)?.[1] ?? Number.NaN)
    if (source !== undefined && ssrc > 0 && ssrc < 2 ** 32) ssrcs.set(source, ssrc)
  }
  return { transport, ssrcs, candidates: sdp.match(/^a=candidate:[^\r\n]{1,500}/gm) ?? [] }
}
