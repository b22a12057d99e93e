/** Each level has a sound of its own, known with closed eyes: how many beats, how high, how fast. */
export type Sound = 'urgent' | 'emergency' | 'crash' | 'stuck' | 'call'

interface Beep {
  /** In seconds from the beginning. */
  readonly at: number
  readonly for: number
  /** In Hz. */
  readonly pitch: number
}

interface Pattern {
  readonly beeps: readonly Beep[]
  /** From 0 to 1. */
  readonly volume: number
  /** For devices that shake: on, off, on, in ms. */
  readonly shake: readonly number[]
}

export const patterns: Readonly<Record<Sound, Pattern>> = {
  /** Two rising pairs. */
  urgent: {
    beeps: [0, 0.7].flatMap((at) => [
      { at, for: 0.18, pitch: 659 },
      { at: at + 0.22, for: 0.28, pitch: 880 },
    ]),
    volume: 0.4,
    shake: [200, 120, 300],
  },
  /** Three times three quick beats. */
  emergency: {
    beeps: [0, 0.9, 1.8].flatMap((at) =>
      [0, 0.2, 0.4].map((later) => ({ at: at + later, for: 0.13, pitch: 988 })),
    ),
    volume: 0.8,
    shake: [300, 100, 300, 100, 300, 100, 600],
  },
  /** High and low without a pause. */
  crash: {
    beeps: Array.from({ length: 12 }, (_, beat) => ({
      at: beat * 0.35,
      for: 0.33,
      pitch: beat % 2 === 0 ? 1047 : 784,
    })),
    volume: 1,
    shake: [1000, 100, 1000, 100, 1000],
  },
  /** Three falling steps: nobody is coming. */
  stuck: {
    beeps: [
      { at: 0, for: 0.3, pitch: 784 },
      { at: 0.35, for: 0.3, pitch: 622 },
      { at: 0.7, for: 0.5, pitch: 466 },
    ],
    volume: 0.6,
    shake: [500, 150, 500],
  },
  /** Somebody calls: two trills low, as a telephone rings; nothing urgent sounds like it. */
  call: {
    beeps: [0, 0.6].flatMap((at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((step) => ({
        at: at + step * 0.05,
        for: 0.045,
        pitch: step % 2 === 0 ? 440 : 554,
      })),
    ),
    volume: 0.35,
    shake: [400, 200, 400],
  },
}

/** How long a sound lasts, in seconds. */
export function lengthOf(sound: Sound): number {
  return Math.max(...patterns[sound].beeps.map((beep) => beep.at + beep.for))
}

/** Plays a sound once. */
export function play(context: AudioContext, sound: Sound): void {
  const { beeps, volume } = patterns[sound]
  const start = context.currentTime + 0.05
  for (const beep of beeps) {
    const tone = context.createOscillator()
    const gain = context.createGain()
    // A square wave is heard through a pocket and over a ward, where a pure tone is not.
    tone.type = 'square'
    tone.frequency.value = beep.pitch
    const [from, to] = [start + beep.at, start + beep.at + beep.for]
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(volume * 0.5, from + 0.015)
    gain.gain.setValueAtTime(volume * 0.5, to - 0.03)
    gain.gain.linearRampToValueAtTime(0, to)
    tone.connect(gain).connect(context.destination)
    tone.start(from)
    tone.stop(to)
  }
}
