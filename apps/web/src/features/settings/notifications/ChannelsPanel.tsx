import { api, type ChannelHealth } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../settings.module.css'
import { channelRow } from './notifications-snapshot.ts'

/** The ways in which Baton can reach me here, and trying them. */
export function ChannelsPanel({ channels }: { readonly channels: readonly ChannelHealth[] }) {
  const { run, isBusy, failure } = useAct(api.notify.testMyChannels)

  async function test() {
    const answer = await run({})
    if (!answer.ok) return
    notify('A test is on its way on every channel', { tone: 'good' })
    await outdate(api.notify.myNotifications)
  }

  return (
    <Panel
      title="How Baton reaches you"
      help="An emergency uses all of them at once. A phone that is silenced or off may stay silent all the same."
      isFlush
    >
      <FailureNotice failure={failure} />
      <ul className={styles.list}>
        {channels.map(channelRow).map(({ channel, name, help, tag, tone }) => (
          <li key={channel} className={styles.item}>
            <div className={styles.words}>
              <span className={styles.name}>{name}</span>
              <span className={styles.soft}>{help}</span>
            </div>
            <Tag tone={tone}>{tag}</Tag>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button isBusy={isBusy} onPress={() => void test()}>
          Send me a test
        </Button>
      </div>
    </Panel>
  )
}
