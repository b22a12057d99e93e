import { Link } from '@tanstack/react-router'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import styles from './night.module.css'
import type { OnDutyRow } from './night-snapshot.ts'

/** Who is on: their roles, where they are, until when, and what each carries. */
export function OnDuty({ onDuty }: { readonly onDuty: readonly OnDutyRow[] }) {
  return (
    <Panel title="Who is on" isFlush>
      {onDuty.length === 0 && <p className={styles.none}>Nobody is on duty here.</p>}
      <ul>
        {onDuty.map((row) => (
          <li key={row.personId} className={styles.person}>
            <Avatar id={row.personId} name={row.name} />
            <div className={styles.who}>
              <Link to="/directory/$personId" params={{ personId: row.personId }} className={styles.name}>
                <bdi>{row.name}</bdi>
              </Link>
              <p className={styles.soft}>
                <bdi>{[row.about, row.where, row.until].filter((part) => part !== '').join(' · ')}</bdi>
              </p>
            </div>
            <p className={styles.tags}>
              <Tag>{row.accepted === 1 ? '1 task' : `${row.accepted} tasks`}</Tag>
              {row.urgent > 0 && <Tag tone="warn">{row.urgent} urgent</Tag>}
              {row.overdue > 0 && <Tag tone="bad">{row.overdue} overdue</Tag>}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
