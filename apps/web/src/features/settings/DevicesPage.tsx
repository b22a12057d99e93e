import { api, type Session } from '@baton/contract'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAct } from '../../app/session/use-act.ts'
import { outdate, useAsk } from '../../app/session/use-ask.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../ui/tag/Tag.tsx'
import { Time } from '../../ui/time/Time.tsx'
import { notify } from '../../ui/toast/notices.ts'
import styles from './settings.module.css'

/** Where I am signed in, and signing out there. */
export function DevicesPage() {
  const { answer, reload } = useAsk(api.identity.listMySessions, {})
  const endOne = useAct(api.identity.endSession)
  const endOthers = useAct(api.identity.endOtherSessions)

  async function signOutOf(device: Session) {
    const ended = await endOne.run({ sessionId: device.id })
    if (ended.ok) notify(`Signed out of ${device.device}`, { tone: 'good' })
    await outdate(api.identity.listMySessions)
  }

  async function signOutOfOthers() {
    const ended = await endOthers.run({})
    if (ended.ok)
      notify(
        ended.value.ended === 1
          ? 'Signed out of 1 other device'
          : `Signed out of ${ended.value.ended} other devices`,
        {
          tone: 'good',
        },
      )
    await outdate(api.identity.listMySessions)
  }

  const sessions = answer?.ok ? answer.value.sessions : []
  return (
    <Page
      title="My devices"
      help="Where you are signed in. If you do not know one of them, sign out there and change your password."
      back={<BackLink to="/settings" label="Back to settings" />}
      actions={
        sessions.length > 1 && (
          <Button isBusy={endOthers.isBusy} onPress={() => void signOutOfOthers()}>
            Sign out of all others
          </Button>
        )
      }
    >
      <FailureNotice failure={endOne.failure ?? endOthers.failure} />
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <Panel isFlush>
        {!answer && <Skeleton label="Loading your devices" count={2} />}
        <ul className={styles.list}>
          {sessions.map((device) => (
            <li key={device.id} className={styles.item}>
              <div className={styles.words}>
                <span className={styles.name}>
                  {device.device}
                  {device.current && <Tag tone="good">This device</Tag>}
                </span>
                <span className={styles.soft}>
                  {device.current ? (
                    'In use now'
                  ) : (
                    <>
                      Last used <Time at={device.lastActiveAt} as="ago" />
                    </>
                  )}{' '}
                  · signed in <Time at={device.startedAt} as="both" />
                </span>
              </div>
              {!device.current && (
                <Button
                  size="small"
                  aria-label={`Sign out of ${device.device}`}
                  onPress={() => void signOutOf(device)}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  )
}
