import type { Delivered, StreamKind } from '@baton/contract'
import type { Effect } from './ports.ts'
import { Frame } from './tape.ts'

/** An event on its way to sockets: encoded at most once, for all of them. */
export class Occurrence {
  readonly stream: string
  readonly seq: number
  readonly effect: Effect
  readonly #event: Delivered
  #frame: Frame | undefined
  #withheld: Frame | undefined
  #withoutQuotation: Frame | undefined

  constructor(event: Delivered, effect: Effect) {
    this.stream = event.stream
    this.seq = event.seq
    this.effect = effect
    this.#event = event
  }

  /** What a reader with this horizon is sent (rules RT23 and RT25). */
  frameFor(horizon: number): Frame {
    const { about, quotes } = this.effect
    if (about !== undefined && about <= horizon) {
      this.#withheld ??= frameOf(withhold(this.#event))
      return this.#withheld
    }
    if (quotes !== undefined && quotes.number <= horizon) {
      this.#withoutQuotation ??= frameOf(quotes.without)
      return this.#withoutQuotation
    }
    this.#frame ??= frameOf(this.#event)
    return this.#frame
  }
}

function frameOf(event: object): Frame {
  return new Frame(JSON.stringify({ t: 'event', ...event }))
}

/** That something happened, and nothing of what or by whom. */
function withhold({ stream, seq, at }: Delivered): object {
  return { stream, seq, at, by: null, type: 'event.withheld', data: {} }
}

/** A stream's name as it travels. */
export function nameOf(stream: { kind: StreamKind; id: string }): string {
  return `${stream.kind}:${stream.id}`
}

/** The stream of a name. */
export function streamOf(name: string): { kind: StreamKind; id: string } {
  const colon = name.indexOf(':')
  // Names are ours, or were parsed by the contract.
  return { kind: name.slice(0, colon) as StreamKind, id: name.slice(colon + 1) }
}
