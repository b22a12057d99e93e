import type { LiveSnapshot } from '../live/live.ts'

export interface LineWords {
  readonly tone: 'info' | 'warn' | 'bad'
  readonly words: string
  /** What the person can do about it. */
  readonly act: 'try-again' | 'allow-sound' | null
}

/** What must be said about the line now, the gravest first; `null` when all is well. */
export function lineWords({
  hasLine,
  transport,
  obstacle,
  isSoundBlocked,
  phase,
}: Pick<LiveSnapshot, 'hasLine' | 'transport' | 'obstacle' | 'isSoundBlocked' | 'phase'>): LineWords | null {
  if (phase !== 'in') return null
  if (obstacle === 'cannot-seal') {
    return {
      tone: 'bad',
      words:
        'This browser is too old to encrypt sound and pictures, so none are sent or shown. Use a newer one, or telephone.',
      act: null,
    }
  }
  if (transport?.state === 'failed') {
    return {
      tone: 'bad',
      words: 'Sound and pictures could not be connected: nobody hears you. If it is urgent, telephone.',
      act: 'try-again',
    }
  }
  if (!hasLine || transport?.state === 'mending') {
    return {
      tone: 'warn',
      words: 'Reconnecting… Your place is kept, and your microphone and camera stay as they are.',
      act: null,
    }
  }
  if (transport?.state === 'silent') {
    return {
      tone: 'bad',
      words: 'Nothing is heard: no sound arrives, although somebody’s microphone is on. Reconnecting…',
      act: null,
    }
  }
  if (isSoundBlocked) {
    return {
      tone: 'bad',
      words: 'You hear nothing: this browser plays no sound until you say so.',
      act: 'allow-sound',
    }
  }
  if (transport === null || transport.state === 'connecting') {
    return { tone: 'info', words: 'Connecting sound and pictures…', act: null }
  }
  if (transport.quality === 'poor') {
    return {
      tone: 'warn',
      words: 'Poor line: pictures are paused so that sound gets through. They come back by themselves.',
      act: null,
    }
  }
  return null
}

/** The state of the line in two words, always on show. */
export function lineLabel({
  hasLine,
  transport,
  obstacle,
}: Pick<LiveSnapshot, 'hasLine' | 'transport' | 'obstacle'>): {
  readonly words: string
  readonly bars: 0 | 1 | 2 | 3
} {
  if (obstacle) return { words: 'Not connected', bars: 0 }
  if (!transport || transport.state === 'connecting') return { words: 'Connecting', bars: 0 }
  if (transport.state === 'failed') return { words: 'Not connected', bars: 0 }
  if (!hasLine || transport.state === 'mending') return { words: 'Reconnecting', bars: 0 }
  if (transport.state === 'silent') return { words: 'No sound arrives', bars: 0 }
  if (transport.quality === 'poor') return { words: 'Poor line', bars: 1 }
  if (transport.quality === 'fair') return { words: 'Fair line', bars: 2 }
  return { words: 'Good line', bars: 3 }
}
