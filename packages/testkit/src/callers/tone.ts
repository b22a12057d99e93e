import { clearBytes, createSeal, frameKeyOf } from '@baton/client/seal-frame'
import written from './tone.json' with { type: 'json' }

/**
 * A second of a tone of 440 Hz, in fifty packets of Opus, to be sent over and over: what real browsers hear of a caller.
 * Made by a browser's own encoder, `node tools/make-tone.ts`.
 */
export const tone: readonly Buffer[] = written.packets.map((packet) => Buffer.from(packet, 'base64'))

/** The tone sealed as a device of that participant seals it; whoever has the meeting's key can open it. */
export async function sealTone(participantId: string, secret: string): Promise<Buffer[]> {
  const seal = (await createSeal(participantId))(await frameKeyOf(secret))
  return Promise.all(tone.map(async (packet) => Buffer.from(await seal(packet, clearBytes.sound))))
}
