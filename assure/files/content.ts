import { createCipheriv, createHash } from 'node:crypto'

/** Bytes that a seed decides, as fast as they can be made; nothing in them repeats. */
export function bytesFrom(seed: number, length: number): Buffer {
  const key = createHash('sha256').update(`content ${seed}`).digest().subarray(0, 16)
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length))
}

/** Sound of so many bytes: a WAV of one channel, whose samples are noise. */
export function soundOf(seed: number, length: number): Buffer {
  const sound = bytesFrom(seed, length)
  sound.write('RIFF', 0)
  sound.writeUInt32LE(length - 8, 4)
  sound.write('WAVEfmt ', 8)
  sound.writeUInt32LE(16, 16)
  // PCM, one channel, 16,000 samples a second of 16 bits.
  sound.writeUInt16LE(1, 20)
  sound.writeUInt16LE(1, 22)
  sound.writeUInt32LE(16_000, 24)
  sound.writeUInt32LE(32_000, 28)
  sound.writeUInt16LE(2, 32)
  sound.writeUInt16LE(16, 34)
  sound.write('data', 36)
  sound.writeUInt32LE(length - 44, 40)
  return sound
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
