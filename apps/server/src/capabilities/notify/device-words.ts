import { v5 } from 'uuid'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import { createScopeKey, openScopes, type Scope, type Vault } from '../../platform/vault/index.ts'
import { readPushKeys } from './channels/push/encrypt.ts'
import type { DeviceRow } from './store/devices.ts'
import type { Target } from './worker/errand.ts'

/** What a browser gives so that it can be woken. */
const subscription = z.strictObject({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })
type Subscription = z.infer<typeof subscription>

/** Seals a device's address: whoever has it and our key may wake it. */
export async function sealDevice(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  deviceId: string,
  words: Subscription,
): Promise<Buffer> {
  const wanted = scopeOf(organisationId)
  await openScopes(transaction, vault, [{ scope: wanted }])
  const scope = vault.isOpen(wanted) ? wanted : await createScopeKey(transaction, vault, wanted)
  return vault.seal(scope, JSON.stringify(subscription.parse(words)), contextOf(deviceId))
}

/** Opens a device's address. */
export async function openDevice(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  { id, subscription: sealed }: DeviceRow,
): Promise<Target | null> {
  const scope = scopeOf(organisationId)
  await openScopes(transaction, vault, [{ scope, sealed }])
  const words = subscription.parse(JSON.parse(vault.open(scope, sealed, contextOf(id)).toString()))
  const keys = readPushKeys(words)
  return keys === null ? null : { channel: 'web-push', deviceId: id, endpoint: words.endpoint, keys }
}

/** An organisation's devices share a key of their own, whose id follows from the organisation's. */
function scopeOf(organisationId: string): Scope {
  return { organisationId, scopeId: v5('push devices', organisationId) }
}

function contextOf(deviceId: string): string {
  return `push_device|${deviceId}|subscription`
}
