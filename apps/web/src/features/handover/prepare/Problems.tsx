import type { HandoverView } from '@baton/client'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { nameWords } from '../../patients/words/identity-words.ts'
import styles from '../handover.module.css'
import { problemWords } from '../handover-words.ts'

/** What cannot be handed over as it is, and what to do about it; said before it is offered. */
export function Problems({ view: { problems, patients } }: { readonly view: HandoverView }) {
  if (problems.length === 0) {
    return (
      <p className={styles.clear}>
        <CircleCheck aria-hidden="true" /> Everything can be handed over.
      </p>
    )
  }
  return (
    <Panel title="Before you offer it">
      <ul className={styles.problems}>
        {problems.map(({ kind, taskId, patientId }) => {
          const { what, next } = problemWords[kind]
          const patient = patients.find(({ id }) => id === patientId)
          return (
            <li key={`${kind} ${taskId} ${patientId}`} className={styles.problem}>
              <TriangleAlert aria-hidden="true" />
              <div>
                <p className={styles.what}>{what}</p>
                {patient && (
                  <p>
                    <bdi>{nameWords(patient)}</bdi>
                  </p>
                )}
                <p>{next}</p>
                {taskId !== null && (
                  <TextLink to="/tasks/$taskId" params={{ taskId }}>
                    Open the task
                  </TextLink>
                )}
                {kind === 'escalation-open' && <TextLink to="/urgent">Open Urgent</TextLink>}
              </div>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
