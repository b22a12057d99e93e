import { v5 } from 'uuid'
import { z } from 'zod'
import type { Scope, Vault } from '../../platform/vault/index.ts'

/** What somebody wrote who arranged a meeting. */
export interface Words {
  readonly title: string | null
  readonly agenda: string | null
}

/** What a guest said of themselves. */
export interface GuestWords {
  readonly name: string
  readonly organisation: string
}

const storedWords = z.strictObject({ title: z.string().nullable(), agenda: z.string().nullable() })
const storedGuest = z.strictObject({ name: z.string(), organisation: z.string() })

/** Each meeting has a key of its own, whose id follows from it. */
export function scopeOf({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('meeting', id) }
}

/** Seals words with the meeting's key, which must be open. */
export function sealWords(vault: Vault, scope: Scope, id: string, words: Words): Buffer {
  return vault.seal(scope, JSON.stringify(words), `meeting|${id}|words`)
}

/** Opens words; the meeting's key must be open. A call has none. */
export function openWords(
  vault: Vault,
  row: { organisationId: string; id: string; words: Buffer | null },
): Words {
  if (row.words === null) return { title: null, agenda: null }
  const opened = vault.open(scopeOf(row), row.words, `meeting|${row.id}|words`)
  return storedWords.parse(JSON.parse(opened.toString('utf8')))
}

/** Seals the key with which devices seal sound and pictures. */
export function sealFrameKey(vault: Vault, scope: Scope, id: string, key: string): Buffer {
  return vault.seal(scope, key, `meeting|${id}|frame-key`)
}

export function openFrameKey(
  vault: Vault,
  row: { organisationId: string; id: string; frameKey: Buffer | null },
): string | null {
  if (row.frameKey === null) return null
  return vault.open(scopeOf(row), row.frameKey, `meeting|${row.id}|frame-key`).toString('utf8')
}

/** Seals what a guest said of themselves, with the meeting's key, which must be open. */
export function sealGuest(vault: Vault, scope: Scope, participantId: string, guest: GuestWords): Buffer {
  return vault.seal(scope, JSON.stringify(guest), `meeting_participant|${participantId}|guest`)
}

export function openGuest(
  vault: Vault,
  meeting: { organisationId: string; id: string },
  row: { id: string; guest: Buffer | null },
): GuestWords | null {
  if (row.guest === null) return null
  const opened = vault.open(scopeOf(meeting), row.guest, `meeting_participant|${row.id}|guest`)
  return storedGuest.parse(JSON.parse(opened.toString('utf8')))
}

/** Seals what somebody wrote in a meeting. */
export function sealSaid(vault: Vault, scope: Scope, saidId: string, words: string): Buffer {
  return vault.seal(scope, words, `meeting_said|${saidId}|words`)
}

export function openSaid(
  vault: Vault,
  meeting: { organisationId: string; id: string },
  row: { id: string; words: Buffer },
): string {
  return vault.open(scopeOf(meeting), row.words, `meeting_said|${row.id}|words`).toString('utf8')
}
