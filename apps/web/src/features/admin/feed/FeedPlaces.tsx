import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useWardOptions } from '../../patients/use-wards.ts'
import styles from './feed.module.css'
import type { FeedSnapshot } from './feed-snapshot.ts'

/** Which ward the feed means by which code. */
export function FeedPlaces({ places, unknownPlaces }: Pick<FeedSnapshot, 'places' | 'unknownPlaces'>) {
  const name = useAct(api.patients.namePlace)
  const retry = useAct(api.patients.retryMessages)
  const options = useWardOptions()

  async function say(code: string, placeId: string | null): Promise<void> {
    if (!(await name.run({ code, placeId })).ok) return
    if (placeId !== null) {
      // What waited for this name is used at once.
      const tried = await retry.run({})
      if (tried.ok && tried.value.used > 0) {
        notify(tried.value.used === 1 ? '1 message was used' : `${tried.value.used} messages were used`, {
          tone: 'good',
        })
      }
    }
    await outdate(api.patients.openFeed)
  }

  return (
    <Panel
      title="Names of wards"
      help="What the feed calls a ward, and which ward of this organisation it is."
    >
      <FailureNotice failure={name.failure ?? retry.failure} />
      {places.length + unknownPlaces.length === 0 && (
        <EmptyState title="No names yet" level={3}>
          A ward that the feed calls by its own name needs none here.
        </EmptyState>
      )}
      <ul className={styles.list}>
        {unknownPlaces.map((code) => (
          <li key={code} className={styles.place}>
            <Select
              label={`${code} is`}
              placeholder="Choose a ward"
              value=""
              options={options}
              onChange={(placeId) => placeId !== '' && void say(code, placeId)}
            />
          </li>
        ))}
        {places.map(({ code, ward }) => (
          <li key={code} className={styles.named}>
            <span>
              <b>{code}</b> is {ward}
            </span>
            <Button
              variant="quiet"
              aria-label={`Take the name ${code} back`}
              onPress={() => void say(code, null)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
