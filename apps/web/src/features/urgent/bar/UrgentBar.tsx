import { Link } from '@tanstack/react-router'
import { Check, ClipboardCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { useActing } from '../use-acting.ts'
import styles from './bar.module.css'
import type { BarSnapshot } from './bar-snapshot.ts'

const shapes = {
  calm: ClipboardCheck,
  soon: ClipboardCheck,
  urgent: TriangleAlert,
  emergency: OctagonAlert,
  held: ClipboardCheck,
}

/** What presses most, at the top of every screen; the whole of it leads to the list. */
export function UrgentBar({ bar }: { readonly bar: BarSnapshot }) {
  const Shape = shapes[bar.look]
  return (
    <section className={cx(styles.bar, styles[bar.look])} aria-label="Urgent">
      <Link to="/urgent" className={styles.link}>
        <Shape aria-hidden="true" />
        <span className={styles.words}>
          <span className={styles.first}>
            <strong className={styles.word}>{bar.word}</strong>
            <bdi className={styles.reason}>{bar.words}</bdi>
          </span>
          <span className={styles.about}>
            <bdi>{bar.about}</bdi>
            {bar.others > 0 && (
              <>
                <span aria-hidden="true"> · </span>
                <span className={styles.others}>
                  {bar.others} more<VisuallyHidden> urgent</VisuallyHidden>
                </span>
              </>
            )}
          </span>
        </span>
      </Link>
      {bar.acceptId && <Accept key={bar.acceptId} escalationId={bar.acceptId} />}
    </section>
  )
}

function Accept({ escalationId }: { readonly escalationId: string }) {
  const { busy, refusal, act } = useActing(escalationId)
  return (
    <>
      {refusal && (
        <span className={styles.refusal} role="alert">
          {refusal.title} {refusal.next}
        </span>
      )}
      <button
        type="button"
        className={styles.accept}
        aria-disabled={busy !== null}
        onClick={() => busy === null && void act('accept')}
      >
        <Check aria-hidden="true" />
        Accept
      </button>
    </>
  )
}
