import { api } from '@baton/contract'
import { FailureNotice } from '../../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../../app/session/use-ask.ts'
import { Avatar } from '../../../../ui/avatar/Avatar.tsx'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { Skeleton } from '../../../../ui/skeleton/Skeleton.tsx'
import { Time } from '../../../../ui/time/Time.tsx'
import { useCallNaming } from '../../use-calls.ts'
import styles from './page.module.css'
import { recordSnapshot } from './record-snapshot.ts'

/** Who was there from when to when, and what was written. */
export function MeetingRecord({ meetingId }: { readonly meetingId: string }) {
  const naming = useCallNaming()
  const { answer, reload } = useAsk(api.calls.openRecord, { meetingId })
  if (!answer) return <Skeleton label="Loading the record" count={2} />
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={reload} />
  const record = recordSnapshot(answer.value, naming)
  return (
    <>
      <Panel title="Who was there" help="Nothing said or shown is recorded; only this, and what was written.">
        {record.people.length === 0 && <p>Nobody came in.</p>}
        <ul className={styles.stack}>
          {record.people.map((one, index) => (
            // Somebody may have been there twice: as two guests of one name.
            // biome-ignore lint/suspicious/noArrayIndexKey: a record does not change
            <li key={`${one.id} ${index}`} className={styles.attended}>
              <Avatar id={one.id} name={one.name} />
              <div>
                <p>
                  <bdi className={styles.name}>{one.name}</bdi>
                  {one.about !== '' && <bdi className={styles.soft}> {one.about}</bdi>}
                </p>
                <p>{one.times}</p>
                {one.notes !== '' && <p className={styles.soft}>{one.notes}</p>}
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      {record.said.length > 0 && (
        <Panel title="Written in it">
          <ul className={styles.stack}>
            {record.said.map(({ id, name, words, at }) => (
              <li key={id}>
                <p className={styles.soft}>
                  <bdi className={styles.name}>{name}</bdi> <Time at={at} />
                </p>
                <p className={styles.agenda}>
                  <bdi>{words}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
