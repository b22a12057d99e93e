import { api } from '@baton/contract'
import { useState } from 'react'
import { ask } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import styles from './glass.module.css'
import { type Glass, glassSnapshot, verdictLooks } from './glass-snapshot.ts'
import { ReviewDialog } from './ReviewDialog.tsx'

/** Every time that somebody gave a reason to see a patient, for review. */
export function GlassPage() {
  const { answer, reload } = useAsk(api.patients.listBrokenGlass, {}, { keepsEarlier: true })
  const [earlier, setEarlier] = useState<readonly Glass[]>([])
  const [reviewing, setReviewing] = useState<Glass>()
  const nameOf = useNameOf()
  const first = answer?.ok ? answer.value : undefined
  const snapshot = first && glassSnapshot([...first.glass, ...earlier], first.waiting)

  async function showEarlier(before: string): Promise<void> {
    const page = await ask(api.patients.listBrokenGlass, { before })
    if (page.ok) setEarlier([...earlier, ...page.value.glass])
  }

  return (
    <Page
      title="Reasons to review"
      help="Whoever has nothing to do with a patient gives a reason before they see them, for an hour. Each reason is reviewed here."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      {!answer && <Skeleton label="Loading reasons" count={4} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && snapshot.all === 0 && (
        <EmptyState title="Nobody gave a reason">
          When somebody sees a patient with whom nothing connects them, it stands here, and you are told.
        </EmptyState>
      )}
      {snapshot && snapshot.waiting.length > 0 && (
        <Panel title={snapshot.waitingWords}>
          <ul className={styles.list}>
            {snapshot.waiting.map((one) => (
              <li key={one.id} className={styles.one}>
                <What glass={one} name={nameOf(one.personId)} />
                <Button
                  aria-label={`Review why ${nameOf(one.personId)} saw ${one.patientName}`}
                  onPress={() => setReviewing(one)}
                >
                  Review
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {snapshot && snapshot.reviewed.length > 0 && (
        <Panel title="Reviewed">
          <ul className={styles.list}>
            {snapshot.reviewed.map((one) => (
              <li key={one.id} className={styles.one}>
                <What glass={one} name={nameOf(one.personId)} />
                {one.verdict && (
                  <p>
                    <Tag tone={verdictLooks[one.verdict].tone}>{verdictLooks[one.verdict].word}</Tag>
                    {one.reviewedBy !== null && (
                      <span className={styles.soft}> by {nameOf(one.reviewedBy)}</span>
                    )}
                    {one.note !== null && <bdi className={styles.note}>{one.note}</bdi>}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {snapshot?.earlierThan && (
        <div className={styles.more}>
          <Button onPress={() => void showEarlier(snapshot.earlierThan ?? '')}>Show earlier ones</Button>
        </div>
      )}
      {reviewing && (
        <ReviewDialog
          glass={reviewing}
          name={nameOf(reviewing.personId)}
          onClose={() => {
            setReviewing(undefined)
            setEarlier([])
          }}
        />
      )}
    </Page>
  )
}

function What({ glass, name }: { readonly glass: Glass; readonly name: string }) {
  return (
    <div className={styles.what}>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        saw{' '}
        <b>
          <bdi>{glass.patientName}</bdi>
        </b>
      </p>
      <p className={styles.reason}>
        “<bdi>{glass.reason}</bdi>”
      </p>
      <p className={styles.soft}>
        <Time at={glass.at} as="both" />
      </p>
    </div>
  )
}
