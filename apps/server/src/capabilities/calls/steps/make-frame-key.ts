import { randomBytes } from 'node:crypto'
import type { Scope, Vault } from '../../../platform/vault/index.ts'
import { sealFrameKey } from '../words.ts'

/** A new key with which devices seal what they send, so that the media process forwards what it cannot see; sealed. */
export function makeFrameKey(vault: Vault, scope: Scope, meetingId: string): Buffer {
  return sealFrameKey(vault, scope, meetingId, randomBytes(32).toString('base64'))
}
