import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { permission, pushSupport } from '../../../platform/push.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import styles from '../settings.module.css'
import { deviceSnapshot } from './notifications-snapshot.ts'
import { useThisDevice } from './use-this-device.ts'

interface ThisDevicePanelProps {
  /** The devices of mine that are woken. */
  readonly deviceIds: readonly string[]
}

/** Whether this browser may be woken. */
export function ThisDevicePanel({ deviceIds }: ThisDevicePanelProps) {
  const { answer } = useAsk(api.notify.pushKey, {})
  const device = useThisDevice()
  const publicKey = answer?.ok ? answer.value.publicKey : null
  const { deviceId } = device
  const isWoken = deviceId !== undefined && deviceIds.includes(deviceId)
  const { tone, tag, sentence, action } = deviceSnapshot({
    support: pushSupport(),
    permission: permission(),
    isServerOn: !answer?.ok || publicKey !== null,
    isWoken,
  })
  return (
    <Panel title="This device" action={<Tag tone={tone}>{tag}</Tag>}>
      <div className={styles.form}>
        <p>{sentence}</p>
        <FailureNotice failure={device.failure} />
        {device.wasRefused && permission() !== 'denied' && (
          <p className={styles.soft}>This browser did not agree. Nothing was changed.</p>
        )}
        {action === 'allow' && publicKey !== null && (
          <div className={styles.actions}>
            <Button variant="primary" isBusy={device.isBusy} onPress={() => void device.allow(publicKey)}>
              Allow on this device
            </Button>
          </div>
        )}
        {action === 'turn-off' && deviceId !== undefined && (
          <div className={styles.actions}>
            <Button isBusy={device.isBusy} onPress={() => void device.remove(deviceId)}>
              Turn off here
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}
