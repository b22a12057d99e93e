/** Longest voice note, in ms: what takes longer is a call. */
export const longestNote = 5 * 60_000

/** What a microphone that does not answer means, and what to do. */
export interface MicrophoneProblem {
  readonly title: string
  readonly next: string
}

/** Why there is no sound to record, by what the browser said. */
export function microphoneProblem(name: string): MicrophoneProblem {
  if (name === 'NotAllowedError') {
    return {
      title: 'Baton may not use the microphone.',
      next: 'Allow it in the browser: press the sign beside the address, then Microphone. Then try again.',
    }
  }
  if (name === 'NotFoundError') {
    return { title: 'No microphone was found.', next: 'Plug one in or use another device, then try again.' }
  }
  if (name === 'NotReadableError') {
    return {
      title: 'Another program uses the microphone.',
      next: 'End the call or close the other program, then try again.',
    }
  }
  return { title: 'The microphone could not be started.', next: 'Try again, or write instead.' }
}

/** “1:05” */
export function lengthWords(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The same for a screen reader: “1 minute 5 seconds”. */
export function lengthSpoken(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  if (minutes === 0) return counted(rest, 'second')
  return rest === 0 ? counted(minutes, 'minute') : `${counted(minutes, 'minute')} ${counted(rest, 'second')}`
}

/** What this browser can record, the best first, with the ending that says so. */
const formats = [
  { mediaType: 'audio/webm;codecs=opus', extension: 'weba' },
  { mediaType: 'audio/mp4', extension: 'm4a' },
  { mediaType: 'audio/ogg;codecs=opus', extension: 'ogg' },
] as const

export type Format = (typeof formats)[number]

export function formatFor(isSupported: (mediaType: string) => boolean): Format | undefined {
  return formats.find(({ mediaType }) => isSupported(mediaType))
}

/** “Voice note 08.05.weba” */
export function noteName(at: Date, { extension }: Format): string {
  const pad = (figure: number) => String(figure).padStart(2, '0')
  return `Voice note ${pad(at.getHours())}.${pad(at.getMinutes())}.${extension}`
}

/** How loud a stretch of sound is, from 0 to 1, so that speech fills the bar and silence does not. */
export function loudness(samples: Uint8Array): number {
  let sum = 0
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) * 4)
}
