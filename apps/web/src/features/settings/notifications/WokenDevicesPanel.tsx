import type { PushDevice } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import styles from '../settings.module.css'
import { useThisDevice } from './use-this-device.ts'

/** My devices that are woken, this one among them. */
export function WokenDevicesPanel({ devices }: { readonly devices: readonly PushDevice[] }) {
  const { remove, failure, isBusy } = useThisDevice()
  if (devices.length === 0) return null
  return (
    <Panel title="Devices that are woken" isFlush>
      <FailureNotice failure={failure} />
      <ul className={styles.list}>
        {devices.map(({ id, name, addedAt, lastReachedAt }) => (
          <li key={id} className={styles.item}>
            <div className={styles.words}>
              <span className={styles.name}>{name}</span>
              <span className={styles.soft}>
                Allowed <Time at={addedAt} as="both" />
                {lastReachedAt !== null && (
                  <>
                    {' '}
                    · last woken <Time at={lastReachedAt} as="ago" />
                  </>
                )}
              </span>
            </div>
            <Button
              size="small"
              isBusy={isBusy}
              aria-label={`Stop waking ${name}`}
              onPress={() => void remove(id)}
            >
              Stop
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
