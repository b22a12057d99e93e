import { Button } from '../../../../ui/button/Button.tsx'
import { Heading } from '../../../../ui/heading/Heading.tsx'
import { Spinner } from '../../../../ui/spinner/Spinner.tsx'
import { DeviceChoices } from '../device-check/DeviceChoices.tsx'
import check from '../device-check/device-check.module.css'
import { OwnPreview } from '../device-check/OwnPreview.tsx'
import type { LiveMeeting, LiveSnapshot } from '../live/live.ts'
import styles from './ends.module.css'

interface WaitingProps {
  readonly live: LiveMeeting
  readonly snapshot: LiveSnapshot
  readonly title: string
}

/** Until somebody lets one in: nothing is seen or heard of the meeting, and one's own devices can be looked at (CAL10). */
export function Waiting({ live, snapshot, title }: WaitingProps) {
  const isWaiting = snapshot.phase === 'waiting'
  return (
    <div className={check.check}>
      <OwnPreview own={live.own} snapshot={snapshot.own} />
      <div className={check.side}>
        <Heading level={1}>
          <bdi>{snapshot.title ?? title}</bdi>
        </Heading>
        <p className={styles.waits} role="status">
          <Spinner />
          {isWaiting ? 'You have asked to come in. Somebody in the meeting will let you in.' : 'Coming in…'}
        </p>
        {isWaiting && (
          <p className={check.soft}>
            Nobody sees or hears you yet. Stay on this page: you come in by yourself when you are let in.
          </p>
        )}
        <DeviceChoices own={live.own} snapshot={snapshot.own} />
        <Button onPress={live.leave}>{isWaiting ? 'Stop waiting' : 'Cancel'}</Button>
      </div>
    </div>
  )
}
