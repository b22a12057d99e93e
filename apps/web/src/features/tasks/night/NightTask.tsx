import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { UrgencyMark } from '../../urgent/words/UrgencyMark.tsx'
import type { TaskRowSnapshot } from '../board/board-snapshot.ts'
import { DueMark } from '../row/DueMark.tsx'
import rowStyles from '../row/row.module.css'
import styles from './night.module.css'

interface NightTaskProps {
  readonly row: TaskRowSnapshot
  readonly children: ReactNode
}

/** A task of the night: what, for whom, where and by when, in letters that are read while walking. */
export function NightTask({ row, children }: NightTaskProps) {
  const Icon = row.type.icon
  return (
    <article className={cx(rowStyles.row, rowStyles[row.look.tone])} aria-labelledby={`night-${row.id}`}>
      <div className={rowStyles.top}>
        <UrgencyMark look={row.look} />
        {row.due && <DueMark due={row.due} at={row.task.dueAt} />}
      </div>
      <h3>
        <Link to="/tasks/$taskId" params={{ taskId: row.id }} id={`night-${row.id}`} className={styles.task}>
          <Icon aria-hidden="true" />
          <span>
            {row.type.name}
            {row.reason !== row.type.name && <bdi className={styles.reason}>{row.reason}</bdi>}
          </span>
        </Link>
      </h3>
      {row.patient && <PatientLine patient={row.patient} />}
      {row.place !== '' && <p>{row.place}</p>}
      <p className={styles.soft}>
        <bdi>{row.asked}</bdi>
      </p>
      {children}
    </article>
  )
}
