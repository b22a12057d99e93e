import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'

interface EndDialogProps {
  readonly affiliation: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Ends a connection, after saying what that does. */
export function EndDialog({ affiliation: { id, name }, onClose }: EndDialogProps) {
  const end = useAct(api.identity.endAffiliation)

  async function disconnect() {
    const answer = await end.run({ affiliationId: id })
    // Not found: the other side has ended it meanwhile, or a colleague.
    if (!answer.ok && answer.failure.code !== 'not-found') return
    notify(`${name} is no longer connected`, { tone: 'good' })
    onClose()
    await outdate(api.identity.listAffiliations)
  }

  return (
    <Dialog
      kind="alert"
      size="small"
      title={`Disconnect ${name}?`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={end.isBusy} onPress={() => void disconnect()}>
            Disconnect
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <div className={styles.stack}>
        <FailureNotice failure={end.failure} />
        <p>
          At once, their people can read and write nothing here any more, nor yours there. Conversations that
          are open close on their screens; call whoever waits for an answer by telephone.
        </p>
        <p>
          What was written stays with the organisation whose conversation it is. To connect again, both agree
          anew.
        </p>
      </div>
    </Dialog>
  )
}
