import { Link } from '@tanstack/react-router'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { news2Caution } from '../../urgent/words/news2.ts'
import styles from './night.module.css'
import type { SickRow } from './night-snapshot.ts'

/** The sickest over the wards, as clinicians said it. */
export function Sickest({ sick }: { readonly sick: readonly SickRow[] }) {
  return (
    <Panel
      title="Sickest patients"
      help={`As handovers and requests say; Baton works out no score. NEWS2: ${news2Caution.toLocaleLowerCase('en-GB')}`}
      isFlush
    >
      {sick.length === 0 && <p className={styles.none}>Nobody is said to be sick.</p>}
      <ul>
        {sick.map(({ patientId, patient, news2, illness, problem, ifThen, tasks }) => (
          <li key={patientId} className={styles.sick}>
            {patient && (
              <Link to="/patients/$patientId" params={{ patientId }} className={styles.patient}>
                <PatientLine patient={patient} />
              </Link>
            )}
            <p className={styles.tags}>
              {news2 !== '' && <Tag tone="bad">{news2}</Tag>}
              {illness !== null && <Tag tone="warn">{illness}</Tag>}
            </p>
            {problem !== '' && (
              <p>
                <bdi>{problem}</bdi>
              </p>
            )}
            {ifThen !== '' && (
              <p>
                <strong>If … then …</strong> <bdi>{ifThen}</bdi>
              </p>
            )}
            {tasks.map(({ id, words, has }) => (
              <p key={id}>
                <TextLink to="/tasks/$taskId" params={{ taskId: id }}>
                  {words}
                </TextLink>
                {': '}
                <bdi>{has}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
