import { Send } from 'lucide-react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import styles from './sent.module.css'
import type { AnswerGroup as Group } from './sent-snapshot.ts'

interface AnswerGroupProps {
  readonly group: Group
  readonly broadcastId: string
}

/** Those who gave one answer, with how many they are, and a way to write to them again. */
export function AnswerGroup({ group, broadcastId }: AnswerGroupProps) {
  const { answer, title, count, percent, people } = group
  return (
    <Panel
      title={`${title}: ${count}`}
      action={
        count > 0 && (
          <ButtonLink
            to="/messages/broadcasts/new"
            search={{ of: broadcastId, answer }}
            size="small"
            icon={<Send />}
          >
            {answer === null ? 'Ask them again' : 'Write to them'}
          </ButtonLink>
        )
      }
    >
      <progress className={styles.share} value={percent} max={100} aria-label={`${title}: ${percent} %`} />
      {people.length > 0 && (
        <ul className={styles.people}>
          {people.map(({ id, name, note }) => (
            <li key={id} className={styles.person}>
              <bdi>{name}</bdi>
              {note !== '' && <span className={styles.note}>{note}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
