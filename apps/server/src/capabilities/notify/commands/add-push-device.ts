import { createHash } from 'node:crypto'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { readPushKeys } from '../channels/push/encrypt.ts'
import { pushAddress } from '../channels/push/public-host.ts'
import { sealDevice } from '../device-words.ts'
import type { NotifyParts } from '../parts.ts'
import { forgetDeviceAt, forgetDeviceElsewhere, saveDevice } from '../store/devices.ts'

/** Lets this browser be woken for this session; whoever had it before is woken on it no longer. */
export function addPushDevice(parts: NotifyParts): Handler {
  return handleCommand(api.notify.addPushDevice, async (change, { endpoint, p256dh, auth, name }) => {
    const { transaction, viewer, at } = change
    if (parts.push === null) return refuse('not-allowed')
    if (pushAddress(endpoint, parts.push) === null) {
      return refuse('bad-input', [{ path: 'endpoint', problem: 'is not a public push service' }])
    }
    if (readPushKeys({ p256dh, auth }) === null) {
      return refuse('bad-input', [{ path: 'p256dh', problem: 'is not a key to encrypt for' }])
    }
    await change.lock(viewer.personId)
    const id = uuidv7()
    const endpointHash = createHash('sha256').update(endpoint).digest()
    const words = { endpoint, p256dh, auth }
    const subscription = await sealDevice(transaction, parts.vault, viewer.organisationId, id, words)
    forgetDeviceAt(transaction, endpointHash)
    saveDevice(transaction, viewer.organisationId, {
      id,
      personId: viewer.personId,
      sessionId: viewer.sessionId,
      name,
      endpointHash,
      subscription,
      addedAt: at,
      lastReachedAt: null,
    })
    change.audit({ kind: 'person', id: viewer.personId }, { subjects: [{ kind: 'push-device', id }] })
    change.afterCommit(() => {
      forgetDeviceElsewhere(parts.database.system, endpointHash, id).catch((error: unknown) =>
        parts.log.warn({ deviceId: id, err: error }, 'a device was not forgotten elsewhere'),
      )
    })
    return answer({ device: { id, name, addedAt: at.toISOString(), lastReachedAt: null } })
  })
}
