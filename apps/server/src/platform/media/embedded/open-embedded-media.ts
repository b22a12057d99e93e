import type { MediaSignal } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { RelayConfig } from '../choose-media.ts'
import type { FromEngine } from '../engine-words.ts'
import type { Media, MediaFigures, MediaSeat } from '../media.ts'
import { relayPasses } from '../relay-pass.ts'
import { askFigures } from './ask-figures.ts'
import type { EngineChoice } from './begin-engine.ts'
import { keepEngine } from './keep-engine.ts'

export interface EmbeddedChoice {
  readonly port: number
  /** The address that devices are told; `null`: this machine's own. */
  readonly host: string | null
  readonly relay: RelayConfig | null
  readonly relayOnly: boolean
  readonly bindAddress?: string | null
}

/** Media by the process that Baton brings. */
export interface EmbeddedMedia extends Media {
  readonly kind: 'embedded'
  /** Of the process as it is now; for whoever wants to see it die. */
  readonly pid: number | undefined
}

interface OpenLine {
  readonly seat: MediaSeat
  readonly say: (signal: MediaSignal) => void
}

/**
 * Opens the door to the embedded media server. What must outlive its process is kept here: which lines are open, and
 * who is silenced until the meeting ends.
 */
export function openEmbeddedMedia(choice: EmbeddedChoice, clock: Clock, log: Log): EmbeddedMedia {
  const lines = new Map<string, OpenLine>()
  const silenced = new Map<string, Set<string>>()
  const passes = relayPasses(choice.relay, clock)
  const engineChoice: EngineChoice = {
    port: choice.port,
    bindAddress: choice.bindAddress ?? null,
    announced: choice.host,
  }
  const engine = keepEngine(engineChoice, clock, log, {
    heard,
    began(process) {
      for (const [lineId, { seat }] of lines) process.say({ t: 'open', lineId, ...seat })
      for (const { seat } of lines.values()) {
        if (isSilenced(seat)) process.say({ t: 'silence', ...seat, silent: true })
      }
    },
    died() {
      figures.forget()
      for (const { say } of [...lines.values()]) tell(say, { kind: 'gone' })
    },
  })
  const figures = askFigures(clock, (asked) => engine.say({ t: 'figures', asked }))

  return {
    kind: 'embedded',
    get pid() {
      return engine.pid
    },
    async passFor(seat) {
      return { kind: 'embedded', iceServers: passes(seat), relayOnly: choice.relayOnly }
    },
    openLine(seat, say) {
      const lineId = uuidv7()
      const { meetingId, participantId } = seat
      lines.set(lineId, { seat: { meetingId, participantId }, say })
      engine.say({ t: 'open', lineId, meetingId, participantId })
      if (isSilenced(seat)) engine.say({ t: 'silence', meetingId, participantId, silent: true })
      return {
        hear(signal) {
          if (lines.has(lineId)) engine.say({ t: 'signal', lineId, signal })
        },
        close: () => close(lineId),
      }
    },
    async silence({ meetingId, participantId }) {
      const those = silenced.get(meetingId) ?? new Set()
      silenced.set(meetingId, those.add(participantId))
      engine.say({ t: 'silence', meetingId, participantId, silent: true })
    },
    async unsilence({ meetingId, participantId }) {
      silenced.get(meetingId)?.delete(participantId)
      engine.say({ t: 'silence', meetingId, participantId, silent: false })
    },
    async remove({ meetingId, participantId }) {
      engine.say({ t: 'remove', meetingId, participantId })
      forget((seat) => seat.meetingId === meetingId && seat.participantId === participantId)
    },
    async end(meetingId) {
      engine.say({ t: 'end', meetingId })
      silenced.delete(meetingId)
      forget((seat) => seat.meetingId === meetingId)
    },
    async figures(): Promise<MediaFigures> {
      return { ...(await figures.ask()), restarts: engine.restarts }
    },
    async stop() {
      lines.clear()
      await engine.stop()
    },
  }

  function heard(word: FromEngine): void {
    if (word.t === 'figures') figures.heard(word)
    if (word.t !== 'signal') return
    const line = lines.get(word.lineId)
    if (line !== undefined) tell(line.say, word.signal)
  }

  function close(lineId: string): void {
    if (lines.delete(lineId)) engine.say({ t: 'close', lineId })
  }

  /** The process has closed these already; nothing more is said on them. */
  function forget(which: (seat: MediaSeat) => boolean): void {
    for (const [lineId, { seat }] of lines) if (which(seat)) lines.delete(lineId)
  }

  function isSilenced({ meetingId, participantId }: MediaSeat): boolean {
    return silenced.get(meetingId)?.has(participantId) ?? false
  }

  /** Whoever listens is not this door's to be hurt by. */
  function tell(say: (signal: MediaSignal) => void, signal: MediaSignal): void {
    try {
      say(signal)
    } catch (error) {
      log.error({ err: error }, 'a signal of the media process could not be passed on')
    }
  }
}
