import { patterns, play, type Sound } from './sounds.ts'

/**
 * Whether this tab can be heard. `blocked`: the browser lets no page sound before somebody touched it. `elsewhere`:
 * another tab sounds, and only one does. `none`: this browser has no sound.
 */
export type Hearing = 'ready' | 'blocked' | 'elsewhere' | 'none'

/** The sound of one browser: of its tabs the one that may sound and came first. */
export interface Loudspeaker {
  hearing(): Hearing
  watch(listener: () => void): () => void
  /** Somebody touched the page: now the browser lets it sound. */
  allow(): Promise<void>
  /** Plays a sound if this tab is the one that does. */
  sound(sound: Sound): void
  /** Gives the sound up to another tab. */
  close(): void
}

const lockName = 'baton-urgent-sound'
/** Not a pointer that goes down: what is said of the sound goes away with it, and would move what is being pressed. */
const touches = ['click', 'keydown'] as const

export function createLoudspeaker(): Loudspeaker {
  const listeners = new Set<() => void>()
  const locks: LockManager | undefined = navigator.locks
  let context: AudioContext | undefined
  let state: Hearing = 'AudioContext' in globalThis ? 'blocked' : 'none'
  let giveUp = () => {}
  let isAsking = false

  function say(next: Hearing): void {
    if (state === next) return
    state = next
    for (const listener of [...listeners]) listener()
  }

  /** Waits until no other tab sounds. A tab that is blocked does not ask, so that it silences none that is not. */
  function lead(): void {
    if (isAsking) return
    isAsking = true
    if (!locks) {
      say('ready')
      return
    }
    say('elsewhere')
    const stop = new AbortController()
    const held = new Promise<void>((resolve) => {
      giveUp = () => {
        stop.abort()
        resolve()
      }
    })
    locks
      .request(lockName, { signal: stop.signal }, () => {
        say('ready')
        return held
      })
      .catch(() => {
        // Given up before it was our turn.
      })
  }

  async function open(): Promise<void> {
    if (state === 'none') return
    context ??= new AudioContext()
    context.onstatechange = () => context?.state === 'running' && lead()
    // Without a touch the promise waits for one: its outcome is the state.
    if (context.state === 'suspended') await Promise.race([context.resume(), pause(300)]).catch(() => {})
    if (context.state === 'running') lead()
  }

  const touched = () => void open()
  for (const type of touches) {
    addEventListener(type, touched, { capture: true, passive: true })
  }
  void open()

  return {
    hearing: () => state,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    allow: open,
    sound(sound) {
      if (state !== 'ready' || !context) return
      play(context, sound)
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
      if (!calm && 'vibrate' in navigator) navigator.vibrate([...patterns[sound].shake])
    },
    close() {
      for (const type of touches) {
        removeEventListener(type, touched, { capture: true })
      }
      giveUp()
      void context?.close()
      context = undefined
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
