import type { Handler } from '../../platform/operations/handler.ts'
import { addPushDevice } from './commands/add-push-device.ts'
import { removePushDevice } from './commands/remove-push-device.ts'
import { setQuiet } from './commands/set-quiet.ts'
import { testMyChannels } from './commands/test-my-channels.ts'
import type { NotifyParts } from './parts.ts'
import { myNotifications } from './queries/my-notifications.ts'
import { pushKey } from './queries/push-key.ts'

/** Every operation of notify with what does it. */
export function notifyHandlers(parts: NotifyParts, nudge: () => void): Handler[] {
  return [
    pushKey(parts),
    addPushDevice(parts),
    removePushDevice,
    myNotifications(parts),
    setQuiet,
    testMyChannels(parts, nudge),
  ]
}
