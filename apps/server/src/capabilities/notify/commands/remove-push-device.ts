import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { deleteDevices, readDevices } from '../store/devices.ts'

export const removePushDevice = handleCommand(api.notify.removePushDevice, async (change, { deviceId }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.personId)
  const own = await readDevices(transaction, [viewer.personId])
  if (!own.some(({ id }) => id === deviceId)) return refuse('not-found')
  deleteDevices(transaction, [deviceId])
  change.audit({ kind: 'person', id: viewer.personId }, { subjects: [{ kind: 'push-device', id: deviceId }] })
  return answer({})
})
