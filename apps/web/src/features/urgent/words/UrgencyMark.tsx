import { Clock, MessageCircle, OctagonAlert, Siren, TriangleAlert } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import type { UrgencyLook } from './urgencies.ts'
import styles from './urgency-mark.module.css'

const shapes = { calm: MessageCircle, soon: Clock, urgent: TriangleAlert, emergency: OctagonAlert }

/** How much something presses: a word, a shape and a colour. */
export function UrgencyMark({ look, size = 'small' }: { look: UrgencyLook; size?: 'small' | 'large' }) {
  const Shape = look.word === 'Crash call' ? Siren : shapes[look.tone]
  return (
    <span className={cx(styles.mark, styles[look.tone], styles[size])}>
      <Shape aria-hidden="true" />
      {look.word}
    </span>
  )
}
