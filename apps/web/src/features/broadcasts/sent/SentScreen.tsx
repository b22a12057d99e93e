import { api } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { ConfirmDialog } from '../../messaging/dialogs/ConfirmDialog.tsx'
import { useBroadcastNaming, useBroadcasts } from '../use-broadcasts.ts'
import { AnswerGroup } from './AnswerGroup.tsx'
import styles from './sent.module.css'
import { sentSnapshot } from './sent-snapshot.ts'

/** A broadcast of mine: how it fares, who answered what, and what can be sent on to them. */
export function SentScreen() {
  const { broadcastId } = useParams({ from: '/signed-in/messages/broadcasts/$broadcastId' })
  const held = useBroadcasts().sent.find(({ id }) => id === broadcastId)
  const naming = useBroadcastNaming()
  const { answer, reload } = useAsk(api.messaging.openBroadcast, { broadcastId }, { keepsEarlier: true })
  const { run, isBusy, failure } = useAct(api.messaging.closeBroadcast)
  const [isClosing, setClosing] = useState(false)
  const opened = answer?.ok ? answer.value : undefined
  const figures = held && JSON.stringify(held.figures)
  const isOld = figures !== undefined && opened && figures !== JSON.stringify(opened.broadcast.figures)
  // The figures come by themselves; who is behind them is asked whenever they are others.
  useEffect(() => {
    if (isOld && figures !== undefined) reload()
  }, [isOld, figures, reload])
  const broadcast = held ?? opened?.broadcast
  const shown = broadcast && sentSnapshot(broadcast, opened?.people ?? [], naming)
  return (
    <Page
      title="Sent broadcast"
      back={<BackLink to="/messages/broadcasts" label="Back to broadcasts" />}
      actions={
        shown &&
        shown.closedAt === null && (
          <Button icon={<Lock />} isBusy={isBusy} onPress={() => setClosing(true)}>
            Close
          </Button>
        )
      }
    >
      {answer && !answer.ok && !shown && <FailureNotice failure={answer.failure} onRetry={reload} />}
      <FailureNotice failure={failure} />
      {!shown && !answer && <Skeleton label="Loading the broadcast" count={3} />}
      {shown && (
        <>
          <Panel>
            <p className={styles.body} dir="auto">
              {shown.body}
            </p>
            <p className={styles.meta}>
              To <bdi>{shown.to}</bdi>, <Time at={shown.sentAt} as="both" />
            </p>
            {shown.closedAt !== null && (
              <p>
                <Tag icon={<Lock />}>
                  Closed <Time at={shown.closedAt} as="both" />
                </Tag>
              </p>
            )}
            <p className={styles.summary} role="status">
              {shown.summary}
            </p>
          </Panel>
          {shown.groups.map((group) => (
            <AnswerGroup key={group.answer ?? 'none'} group={group} broadcastId={shown.id} />
          ))}
        </>
      )}
      {isClosing && (
        <ConfirmDialog
          title="Close this broadcast?"
          words="Nobody can answer it any more, and everyone it was for sees that it is closed. What was answered stays."
          action="Close it"
          onConfirm={() => void run({ broadcastId })}
          onClose={() => setClosing(false)}
        />
      )}
    </Page>
  )
}
