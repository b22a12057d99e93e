import { Phone, Video } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import styles from './start.module.css'
import type { useStarting } from './use-starting.ts'

interface StartDialogProps {
  readonly starting: ReturnType<typeof useStarting>
}

/** Said before a call rings: whom it rings, who is off duty, and who covers for them (CAL5). */
export function StartDialog({ starting }: StartDialogProps) {
  const { asking, failure, isBusy, look, call, close } = starting
  const start = asking?.start
  const video = asking?.video ?? false
  return (
    <Dialog
      title={start?.title ?? 'The call did not begin'}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      footer={
        <>
          {asking && start?.canCall && (
            <Button
              variant="primary"
              icon={video ? <Video /> : <Phone />}
              isBusy={isBusy}
              onPress={() => void call(asking.about, video)}
            >
              Ring {start.rings.length === 1 ? start.rings[0]?.name : `${start.rings.length} people`}
            </Button>
          )}
          {start?.covers.map(({ roleId, name }) => (
            <Button
              key={roleId}
              variant={start.canCall ? 'secondary' : 'primary'}
              icon={video ? <Video /> : <Phone />}
              isBusy={isBusy}
              onPress={() => void look({ kind: 'role', id: roleId }, video)}
            >
              Call {name}
            </Button>
          ))}
          <Button variant="quiet" onPress={close}>
            Do not call
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      {start && start.notRung.length > 0 && (
        <section aria-label="Not rung">
          <h3 className={styles.part}>Not rung</h3>
          <ul className={styles.people}>
            {start.notRung.map(({ id, name, words }) => (
              <li key={id}>
                <Row leading={<Avatar id={id} name={name} />} title={<bdi>{name}</bdi>} subtitle={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {start && start.rings.length > 0 && (
        <section aria-label="Rung">
          <h3 className={styles.part}>Rung</h3>
          <ul className={styles.people}>
            {start.rings.map(({ id, name, through }) => (
              <li key={id}>
                <Row leading={<Avatar id={id} name={name} />} title={<bdi>{name}</bdi>} subtitle={through} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {start && !start.canCall && start.covers.length === 0 && (
        <p>Nobody who is on duty can be rung for this. Choose another role or person, or telephone.</p>
      )}
    </Dialog>
  )
}
