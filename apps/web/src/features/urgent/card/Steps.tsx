import {
  Ban,
  Check,
  CheckCheck,
  CircleCheckBig,
  CircleX,
  CornerUpRight,
  Eye,
  type LucideIcon,
} from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import type { StepSnapshot } from './card-snapshot.ts'
import styles from './steps.module.css'

const shapes: Record<StepSnapshot['state'], LucideIcon> = {
  called: Check,
  delivered: CheckCheck,
  seen: Eye,
  accepted: CircleCheckBig,
  declined: CircleX,
  'passed-on': CornerUpRight,
  'passed-over': Ban,
}

/** Who was called, one below the other as the ladder was climbed, and how far it came with each. */
export function Steps({ steps }: { readonly steps: readonly StepSnapshot[] }) {
  if (steps.length === 0) return null
  return (
    <ol className={styles.steps} aria-label="Who was called">
      {steps.map((step) => {
        const Shape = shapes[step.state]
        return (
          <li key={step.key} className={cx(styles.step, styles[step.state])}>
            <span className={styles.shape} aria-hidden="true">
              <Shape />
            </span>
            <span className={styles.words}>
              <span className={styles.who}>
                <bdi className={styles.name}>{step.name}</bdi>
                {step.role && <bdi className={styles.role}>{step.role}</bdi>}
              </span>
              <span className={styles.what}>{step.words}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
