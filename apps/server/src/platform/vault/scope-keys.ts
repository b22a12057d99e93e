import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Scope } from './scope.ts'
import { VaultError } from './vault-error.ts'
import { KEY_BYTES } from './wrap-key.ts'

/** A scope's keys in memory. */
export interface ScopeKeys extends Scope {
  /** Sealing keys by generation; null when shredded. */
  readonly generations: Map<number, KeyObject | null>
  /** The newest generation: it seals, with `sealKey`, under `header`. */
  current: number
  header: Buffer
  sealKey: KeyObject | null
  commitKey: KeyObject | null
  /** Bound into everything that is sealed, before the caller's context. */
  readonly boundTo: string
}

const FORMAT = 1
/** Format (1 byte) and key generation (2 bytes). */
export const HEADER_BYTES = 3

/** A scope of which no key is known yet. */
export function noKeys(scope: Scope): ScopeKeys {
  return {
    organisationId: scope.organisationId,
    scopeId: scope.scopeId,
    generations: new Map(),
    current: 0,
    header: Buffer.alloc(HEADER_BYTES),
    sealKey: null,
    commitKey: null,
    boundTo: `${scope.organisationId}|${scope.scopeId}|`,
  }
}

/** Adds a generation's keys, raw = sealing key ‖ commitment key; null marks it as shredded. */
export function remember(keys: ScopeKeys, generation: number, raw: Buffer | null): void {
  const sealKey = raw === null ? null : secret(raw, 0)
  keys.generations.set(generation, sealKey)
  if (generation < keys.current) return
  keys.current = generation
  keys.sealKey = sealKey
  keys.commitKey = raw === null ? null : secret(raw, 1)
  keys.header = Buffer.alloc(HEADER_BYTES)
  keys.header[0] = FORMAT
  keys.header.writeUInt16BE(generation, 1)
}

// A KeyObject encrypts four times as fast as raw bytes do, because it is prepared once.
export function secret(raw: Buffer, part: number): KeyObject {
  return createSecretKey(raw.subarray(part * KEY_BYTES, (part + 1) * KEY_BYTES))
}

/** The generation of the key that sealed these bytes. */
export function generationOf(sealed: Buffer): number {
  if (sealed[0] !== FORMAT || sealed.length < HEADER_BYTES)
    throw new VaultError('unknown-format', 'sealed bytes')
  return sealed.readUInt16BE(1)
}
