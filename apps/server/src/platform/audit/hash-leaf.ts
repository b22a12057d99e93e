import { hash } from 'node:crypto'
import type { ChainHead } from './leaf.ts'

/** Every leaf begins so: the leaf prefix of RFC 6962 and the version of this encoding. */
const PREFIX = Buffer.from([0x00, 0x01])
let bytes = Buffer.alloc(4096)

/**
 * The hash of the leaf that follows `head` (AUD2): SHA-256 of 0x00 ‖ version 1 ‖ position (8 bytes, big endian) ‖
 * hash of the leaf before (nothing at position 1) ‖ canonical text in UTF-8. It is at once the link of the chain and
 * the leaf hash of the Merkle log. In SQL, for whoever chains there:
 * `sha256('\x0001'::bytea || int8send(position) || previous || convert_to(text, 'UTF8'))`.
 */
export function hashLeaf(head: ChainHead, encoded: string): Buffer {
  const longest = PREFIX.length + 8 + head.hash.length + encoded.length * 3
  if (longest > bytes.length) bytes = Buffer.alloc(longest * 2)
  bytes.set(PREFIX, 0)
  bytes.writeUInt32BE(Math.floor((head.position + 1) / 0x1_0000_0000), 2)
  bytes.writeUInt32BE((head.position + 1) % 0x1_0000_0000, 6)
  bytes.set(head.hash, 10)
  const start = 10 + head.hash.length
  const end = start + bytes.write(encoded, start)
  // Asking for hex and decoding it is twice as fast as asking for a buffer.
  return Buffer.from(hash('sha256', bytes.subarray(0, end), 'hex'), 'hex')
}
