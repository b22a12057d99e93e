import { Handshake } from 'lucide-react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink, RowLink } from '../../../ui/router/links.tsx'
import styles from './night.module.css'
import type { NightSnapshot, OnDutyRow } from './night-snapshot.ts'

interface AheadProps {
  readonly offered: NightSnapshot['offered']
  /** Whose shift ends within two hours. */
  readonly ending: readonly OnDutyRow[]
}

/** What is handed over next: who waits for an answer, and whose shift ends with work in their hands. */
export function Ahead({ offered, ending }: AheadProps) {
  return (
    <Panel
      title="Handover ahead"
      isFlush
      action={
        <ButtonLink to="/handover" icon={<Handshake />}>
          Hand over
        </ButtonLink>
      }
    >
      {offered.map(({ id, ward, words }) => (
        <RowLink
          key={id}
          to="/handover/$handoverId"
          params={{ handoverId: id }}
          title={ward}
          subtitle={`${words}, not answered`}
        />
      ))}
      {ending.map((row) => (
        <p key={row.personId} className={styles.ending}>
          <strong>
            <bdi>{row.name}</bdi>
          </strong>{' '}
          is on {row.until}
          {row.about === '' ? '' : ` as ${row.about}`}, with{' '}
          {row.accepted === 1 ? '1 open task' : `${row.accepted} open tasks`}
        </p>
      ))}
      {offered.length === 0 && ending.length === 0 && (
        <p className={styles.none}>
          Nobody’s shift ends within two hours, and no handover waits for an answer.
        </p>
      )}
    </Panel>
  )
}
