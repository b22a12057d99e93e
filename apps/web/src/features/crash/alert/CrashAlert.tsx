import type { CrashCall } from '@baton/contract'
import { Footprints, Siren, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { boardSnapshot } from '../board/board-snapshot.ts'
import { RollCall } from '../board/RollCall.tsx'
import { useCrashActing } from '../use-acting.ts'
import { useCrashNaming } from '../use-crash.ts'
import styles from './alert.module.css'

interface CrashAlertProps {
  readonly call: CrashCall
  /** Puts it aside for a moment; it comes back. */
  readonly onAside: () => void
}

/**
 * A crash call takes the whole screen of whoever is called, over whatever is open, until they answer. A native dialog:
 * the browser keeps focus inside it and everything else out of reach.
 */
export function CrashAlert({ call, onAside }: CrashAlertProps) {
  const naming = useCrashNaming()
  const now = useServerNow(1_000)
  const board = boardSnapshot(call, naming, { now, isTold: true })
  const acting = useCrashActing(call.id)
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [title, words] = [useId(), useId()]

  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    // Not a button: somebody may be typing at this moment, and no key of theirs may answer. The beginning is in view.
    heading.current?.focus({ preventScroll: true })
    shown?.scrollTo(0, 0)
    return () => shown?.close()
  }, [])

  return createPortal(
    // A dialog that is open beneath it hides everything but such layers from a screen reader.
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles.alert}
      aria-labelledby={title}
      aria-describedby={words}
      data-react-aria-top-layer="true"
      onCancel={(event) => event.preventDefault()}
    >
      <header className={cx(styles.band, board.isTest && styles.test)}>
        <Siren aria-hidden="true" />
        <h2 ref={heading} id={title} className={styles.word} tabIndex={-1}>
          {board.kind}
        </h2>
        <span>{board.raised.words}</span>
      </header>
      <div className={styles.body}>
        <div id={words} className={styles.words}>
          <p className={styles.team}>{board.team}</p>
          <p className={styles.place}>
            <bdi>{board.place}</bdi>
          </p>
          <p>
            Called by <bdi>{board.raisedBy}</bdi>
            {board.callBack !== null && <> · ring back {board.callBack}</>}
          </p>
        </div>
        {acting.refusal && (
          <p className={styles.refusal} role="alert">
            <strong>{acting.refusal.title}</strong> {acting.refusal.next}
          </p>
        )}
        <RollCall board={board} />
        <Button variant="quiet" onPress={onAside}>
          Put aside for 15 seconds
        </Button>
      </div>
      <footer className={styles.acts}>
        <Button
          variant="primary"
          icon={<Footprints />}
          isBusy={acting.busy === 'come'}
          onPress={() => void acting.come()}
        >
          {board.isTest ? 'I am here' : 'I am coming'}
        </Button>
        <Button icon={<X />} isBusy={acting.busy === 'refuse'} onPress={() => void acting.refuse()}>
          I cannot come
        </Button>
      </footer>
    </dialog>,
    document.body,
  )
}
