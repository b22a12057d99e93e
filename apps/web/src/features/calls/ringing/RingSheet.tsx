import { BellOff, Phone, PhoneOff, Video } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import type { RingSnapshot } from './ring-snapshot.ts'
import styles from './ringing.module.css'
import { useAnswering } from './use-answering.ts'

interface RingSheetProps {
  readonly rings: readonly RingSnapshot[]
  /** I am in another meeting, which answering leaves. */
  readonly isElsewhere: boolean
  /** Stops the sound and the sheet here; the calls ring on. */
  readonly onAside: () => void
}

/**
 * Whoever calls, over whatever is open. A native dialog: the browser keeps focus inside it and everything else out of
 * reach.
 */
export function RingSheet({ rings, isElsewhere, onAside }: RingSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = useId()

  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    // Not a button: somebody may be typing at this moment, and no key of theirs may answer.
    heading.current?.focus({ preventScroll: true })
    return () => shown?.close()
  }, [])

  return createPortal(
    // A dialog that is open beneath it hides everything but such layers from a screen reader.
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles.sheet}
      aria-labelledby={title}
      data-ringing=""
      data-react-aria-top-layer="true"
      onCancel={(event) => {
        event.preventDefault()
        onAside()
      }}
    >
      <div className={styles.inner}>
        <h2 ref={heading} id={title} className={styles.word} tabIndex={-1}>
          {rings.length === 1 ? rings[0]?.kind : `${rings.length} calls`}
        </h2>
        {rings.map((ring) => (
          <Ring key={ring.id} ring={ring} />
        ))}
        <div className={styles.foot}>
          <p className={styles.note}>
            {isElsewhere
              ? 'Answering leaves the meeting that you are in.'
              : 'Answering opens the call here and stops it on your other devices.'}
          </p>
          <Button variant="quiet" icon={<BellOff />} onPress={onAside}>
            Silence here
          </Button>
        </div>
      </div>
    </dialog>,
    document.body,
  )
}

function Ring({ ring }: { readonly ring: RingSnapshot }) {
  const { busy, refusal, run } = useAnswering(ring.id)
  const name = useId()
  const words = [ring.about, ring.others, ring.answered].filter((part) => part !== '')
  const sound = (
    <Button
      key="sound"
      variant={ring.video ? 'secondary' : 'primary'}
      icon={<Phone />}
      isBusy={busy === 'sound'}
      onPress={() => void run('sound')}
    >
      Answer with sound
    </Button>
  )
  const camera = (
    <Button
      key="camera"
      variant={ring.video ? 'primary' : 'secondary'}
      icon={<Video />}
      isBusy={busy === 'camera'}
      onPress={() => void run('camera')}
    >
      Answer with camera
    </Button>
  )
  return (
    <section className={styles.ring} aria-labelledby={name}>
      <div className={styles.who}>
        <span className={styles.pulse}>
          <Avatar id={ring.caller.id} name={ring.caller.name} size="large" />
        </span>
        <div className={styles.words}>
          <p id={name} className={styles.caller}>
            <bdi>{ring.caller.name}</bdi>
          </p>
          {words.map((part) => (
            <p key={part} className={styles.about}>
              <bdi>{part}</bdi>
            </p>
          ))}
        </div>
      </div>
      {refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{refusal.title}</strong> {refusal.next}
        </p>
      )}
      <div className={styles.acts}>
        {ring.video ? [camera, sound] : [sound, camera]}
        <Button
          variant="danger"
          icon={<PhoneOff />}
          isBusy={busy === 'decline'}
          onPress={() => void run('decline')}
        >
          Decline
        </Button>
      </div>
    </section>
  )
}
