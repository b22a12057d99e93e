import { z } from 'zod'

/** What somebody chose before, on this device: which camera, whether on, how. Nothing of a meeting is in it. */
const choices = z.object({
  microphone: z.boolean().catch(true),
  camera: z.boolean().catch(false),
  blur: z.boolean().catch(false),
  microphoneId: z.string().nullable().catch(null),
  cameraId: z.string().nullable().catch(null),
  speakerId: z.string().nullable().catch(null),
  /** Single keys for the microphone and the rest; not everybody wants them (WCAG 2.1.4). */
  keys: z.boolean().catch(true),
})
export type Choices = z.infer<typeof choices>

const key = 'baton.call-devices'

export function rememberedChoices(): Choices {
  try {
    return choices.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return choices.parse({})
  }
}

export function remember(change: Partial<Choices>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...rememberedChoices(), ...change }))
  } catch {
    // Without storage one chooses again next time.
  }
}
