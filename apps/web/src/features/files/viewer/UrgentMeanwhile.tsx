import { Link } from '@tanstack/react-router'
import { BellRing } from 'lucide-react'
import type { Attention } from '../../../app/shell/shell-snapshot.ts'
import styles from './viewer.module.css'

interface UrgentMeanwhileProps {
  readonly asks: Readonly<Record<string, Attention>>
}

/** What is urgent waits for nobody who looks at a picture: the bar of the shell is beneath, so it is said here too. */
export function UrgentMeanwhile({ asks }: UrgentMeanwhileProps) {
  const crash = asks.crash?.count ?? 0
  const urgent = asks.urgent?.count ?? 0
  if (crash + urgent === 0) return null
  const to = crash > 0 ? '/crash' : '/urgent'
  return (
    <Link to={to} className={styles.urgent} role="alert">
      <BellRing aria-hidden="true" />
      {crash > 0 ? 'Crash call' : `Urgent: ${urgent} ${urgent === 1 ? 'waits' : 'wait'} for you`}
    </Link>
  )
}
