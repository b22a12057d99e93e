import { api } from '@baton/contract'
import { Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'

/** Makes a code for another organisation, and shows it once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, isBusy, failure } = useAct(api.identity.inviteOrganisation)
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: string }>()
  const codeId = useId()

  async function make() {
    const answer = await run({})
    if (!answer.ok) return
    setMade({ code: answer.value.code, expiresAt: answer.value.invitation.expiresAt })
    await outdate(api.identity.listAffiliations)
  }

  async function copy(code: string) {
    try {
      await navigator.clipboard.writeText(code)
      notify('Code copied', { tone: 'good' })
    } catch {
      notify('This browser does not allow copying. Select the code and copy it by hand.', { tone: 'bad' })
    }
  }

  return (
    <Dialog
      title="Connect an organisation"
      // A press outside must not take away what is shown only once.
      kind={made ? 'alert' : 'dialog'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        made ? (
          <>
            <Button
              variant="primary"
              icon={<Copy />}
              autoFocus
              aria-describedby={codeId}
              onPress={() => void copy(made.code)}
            >
              Copy the code
            </Button>
            <Button onPress={onClose}>Done</Button>
          </>
        ) : (
          <>
            <Button variant="primary" isBusy={isBusy} onPress={() => void make()}>
              Make a code
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        )
      }
    >
      <div className={styles.stack}>
        <FailureNotice failure={failure} />
        {made ? (
          <>
            <p>
              Give this code to an administrator of the other organisation, in person or by telephone. It is
              shown only now, works once, and ends on <Time at={made.expiresAt} as="both" />.
            </p>
            <code id={codeId} className={styles.code}>
              {made.code}
            </code>
          </>
        ) : (
          <>
            <p>
              You make a code, and an administrator of the other organisation enters it. From then on their
              people can turn to the roles that you name for them, and yours to theirs.
            </p>
            <p>Nobody can look anybody up in the other organisation, and nobody sees its patients.</p>
          </>
        )}
      </div>
    </Dialog>
  )
}
