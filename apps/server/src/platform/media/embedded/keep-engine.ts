import type { Clock, StopTimer } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { FromEngine, ToEngine } from '../engine-words.ts'
import { beginEngine, type Engine, type EngineChoice } from './begin-engine.ts'

export interface KeptEngine {
  readonly pid: number | undefined
  readonly restarts: number
  /** Says it now, or as soon as the process listens. */
  say(word: ToEngine): void
  stop(): Promise<void>
}

export interface EngineEars {
  heard(word: FromEngine): void
  /** It listens, a new one each time: it knows nothing yet. */
  began(engine: Engine): void
  /** It died; everything that it carried is gone. */
  died(): void
}

/** A process that listened for less than this, or never, may not be able to; after some of those one is less eager. */
const shortMs = 1_000
const againAfterMs = [20, 100, 200, 1_000, 2_000, 5_000]
/** A process that lives and does not answer carries nothing either: after so many questions it is ended. */
const askEveryMs = 2_000
const mostUnanswered = 5
/** Until it says that it listens it is asked nothing, and has this many rounds for it. */
const mostUntilReady = 20
/** The number of a question to which only that there is an answer matters. */
const areYouThere = 0
/** When the machine has had time for whatever began together with it. */
const standByAfterMs = 3_000
/** A machine on which one after the other ends does without. */
const mostSpareDeaths = 3
/** As much as is kept for a process that does not listen yet; devices dial again. */
const mostWaiting = 2_000

/** Keeps one media process running for as long as the server does. */
export function keepEngine(choice: EngineChoice, clock: Clock, log: Log, ears: EngineEars): KeptEngine {
  let engine: Engine | undefined
  let spare: Engine | undefined
  let spareDeaths = 0
  let isListening = false
  let listensSince: number | null = null
  let isStopped = false
  let restarts = 0
  let shortLives = 0
  let waiting: ToEngine[] = []
  let stopWaiting: StopTimer = () => {}
  let unanswered = 0
  const stopAsking = clock.setTicker(askEveryMs, ask)
  begin()

  return {
    get pid() {
      return engine?.pid
    },
    get restarts() {
      return restarts
    },
    say(word) {
      if (isStopped) return
      if (isListening) engine?.say(word)
      else if (waiting.length < mostWaiting) waiting.push(word)
    },
    async stop() {
      isStopped = true
      stopWaiting()
      stopAsking()
      await Promise.all([engine?.stop(), spare?.stop()])
    },
  }

  function begin(): void {
    unanswered = 0
    engine = spare ?? launch()
    spare = undefined
    engine.say({ t: 'begin' })
  }

  function launch(): Engine {
    const mine = beginEngine(choice, log, {
      heard(word) {
        unanswered = 0
        if (word.t === 'ready') listens(mine, word.port)
        else if (word.t === 'log') log[word.level]({ media: word.what }, 'the media process says')
        else if (word.t !== 'figures' || word.asked !== areYouThere) ears.heard(word)
      },
      ended() {
        if (engine === mine) ended()
        else if (spare === mine) spareEnded()
      },
    })
    return mine
  }

  function ended(): void {
    isListening = false
    if (isStopped) return
    const livedMs = listenedMs()
    listensSince = null
    shortLives = livedMs < shortMs ? shortLives + 1 : 0
    const delayMs = againAfterMs[Math.min(shortLives, againAfterMs.length - 1)] ?? shortMs
    log.warn({ againInMs: delayMs }, 'the media process ended; begun again')
    restarts += 1
    waiting = []
    ears.died()
    stopWaiting = clock.setTimer(delayMs, begin)
  }

  function spareEnded(): void {
    spare = undefined
    spareDeaths += 1
  }

  function listenedMs(): number {
    return listensSince === null ? 0 : clock.now().getTime() - listensSince
  }

  /** A second one stands by with everything read in: nobody waits for a process to start while nobody is heard. */
  function standBy(): void {
    if (spare === undefined && spareDeaths < mostSpareDeaths && listenedMs() > standByAfterMs)
      spare = launch()
  }

  function ask(): void {
    standBy()
    unanswered += 1
    if (unanswered <= (isListening ? mostUnanswered : mostUntilReady)) {
      if (isListening) engine?.say({ t: 'figures', asked: areYouThere })
    } else {
      unanswered = 0
      log.warn('the media process does not answer; ended')
      engine?.kill()
    }
  }

  function listens(mine: Engine, port: number): void {
    log.info({ port }, 'the media process listens')
    ears.began(mine)
    isListening = true
    unanswered = 0
    listensSince = clock.now().getTime()
    for (const word of waiting) mine.say(word)
    waiting = []
  }
}
