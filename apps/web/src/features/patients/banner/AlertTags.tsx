import type { Patient } from '@baton/contract'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { alertLooks, sortedAlerts } from '../words/alert-looks.ts'
import styles from './banner.module.css'

/** What must be seen before anything is done: each with its kind in words and a shape. Never cut. */
export function AlertTags({ alerts }: { readonly alerts: Patient['alerts'] }) {
  if (alerts.length === 0) return null
  return (
    <ul className={styles.alerts} aria-label="Alerts">
      {sortedAlerts(alerts).map(({ kind, words }) => {
        const { word, icon: Icon, tone } = alertLooks[kind]
        return (
          <li key={`${kind} ${words}`} className={styles.alert}>
            <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
              <span>
                {word}: <bdi>{words}</bdi>
              </span>
            </Tag>
          </li>
        )
      })}
    </ul>
  )
}
