import { Check, CheckCheck, Clock3, Eye } from 'lucide-react'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { type Delivery, deliverySentence, deliveryWords } from './delivery.ts'
import styles from './message.module.css'

/** A clock, one tick, two ticks, an eye: four shapes, each with its word, so that delivered never looks like seen. */
const icons = { queued: Clock3, sent: Check, delivered: CheckCheck, seen: Eye }

interface DeliveryMarkProps {
  readonly delivery: Delivery
  readonly tabIndex?: 0 | -1
  readonly onPress?: () => void
}

/** How far my message has come. Pressing it names everybody. */
export function DeliveryMark({ delivery, tabIndex, onPress }: DeliveryMarkProps) {
  const Icon = icons[delivery.state]
  const content = (
    <>
      <Icon aria-hidden="true" />
      <span aria-hidden="true">{deliveryWords(delivery)}</span>
      <VisuallyHidden>
        {deliverySentence(delivery)}
        {onPress && '. Show names and times'}
      </VisuallyHidden>
    </>
  )
  if (!onPress) return <span className={styles.delivery}>{content}</span>
  return (
    <button
      type="button"
      className={styles.delivery}
      data-state={delivery.state}
      tabIndex={tabIndex}
      onClick={onPress}
    >
      {content}
    </button>
  )
}
