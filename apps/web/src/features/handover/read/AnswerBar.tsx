import { api } from '@baton/contract'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../handover.module.css'
import type { HandoverSnapshot } from '../handover-snapshot.ts'
import { acceptWords, lacksReason, type Rejections, rejectedOf } from './rejections.ts'

interface AnswerBarProps {
  readonly snapshot: HandoverSnapshot
  readonly rejections: Rejections
  readonly onDone: () => void
}

/** Takes over everything but whom one rejects with a reason, in one step; or nothing, and why. */
export function AnswerBar({ snapshot: { handover }, rejections, onDone }: AnswerBarProps) {
  const { entries } = handover
  const accept = useAct(api.tasks.acceptHandover)
  const isOnDuty = useMyDuty()?.duty.state === 'on'
  // What one has read: what changes meanwhile is read first.
  const [readVersion, setReadVersion] = useState(handover.version)
  const [isRefusing, setRefusing] = useState(false)
  const rejected = rejectedOf(entries, rejections)
  const lacks = lacksReason(entries, rejections)
  const hasChanged = handover.version !== readVersion

  async function take() {
    const answer = await accept.run({ handoverId: handover.id, version: readVersion, rejected })
    if (!answer.ok) return
    onDone()
    notify(rejected.length === 0 ? 'Taken over' : 'Taken over, without whom you rejected', { tone: 'good' })
  }

  return (
    <div className={styles.answer}>
      <FailureNotice failure={accept.failure} />
      {!isOnDuty && <p className={styles.caution}>You are off duty. Sign on to take it over.</p>}
      {hasChanged && (
        <div className={styles.caution} role="alert">
          <p>It has changed while you were reading. Look at it again.</p>
          <Button size="small" onPress={() => setReadVersion(handover.version)}>
            I have read what is new
          </Button>
        </div>
      )}
      {lacks && <p className={styles.caution}>Say why for each patient whom you do not take over.</p>}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<Check />}
          isBusy={accept.isBusy}
          isDisabled={hasChanged || lacks || !isOnDuty}
          onPress={() => void take()}
        >
          {acceptWords(entries.length, rejected.length)}
        </Button>
        <Button onPress={() => setRefusing(true)}>Take nothing over</Button>
      </div>
      {isRefusing && <Refuse handoverId={handover.id} onClose={() => setRefusing(false)} />}
    </div>
  )
}

function Refuse({ handoverId, onClose }: { readonly handoverId: string; readonly onClose: () => void }) {
  const { run, isBusy, failure } = useAct(api.tasks.rejectHandover)
  const [reason, setReason] = useState('')

  async function refuse() {
    const answer = await run({ handoverId, reason: reason.trim() })
    if (!answer.ok) return
    onClose()
    notify('Nothing is taken over, and whoever offered it is told')
  }

  return (
    <Dialog
      title="Take nothing over"
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button
            variant="danger"
            isBusy={isBusy}
            isDisabled={reason.trim() === ''}
            onPress={() => void refuse()}
          >
            Take nothing over
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p>All of it stays with whoever offered it.</p>
      <FailureNotice failure={failure} />
      <TextField label="Why" value={reason} onChange={setReason} maxLength={200} />
    </Dialog>
  )
}
