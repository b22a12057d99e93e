import { api, type Organisation } from '@baton/contract'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { codeFailure } from './affiliations-snapshot.ts'

/** Takes another organisation's code: says whose it is, and connects when that is agreed to. */
export function EnterCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const check = useAct(api.identity.checkInvitation)
  const accept = useAct(api.identity.acceptInvitation)
  const [code, setCode] = useState('')
  const [from, setFrom] = useState<Organisation>()
  const form = useId()

  async function look() {
    const answer = await check.run({ code })
    if (answer.ok) setFrom(answer.value.organisation)
  }

  async function connect() {
    const answer = await accept.run({ code })
    if (!answer.ok) return
    notify(`Connected with ${answer.value.affiliation.organisation.name}`, { tone: 'good' })
    onClose()
    await outdate(api.identity.listAffiliations)
  }

  function startAgain() {
    setFrom(undefined)
    accept.forget()
  }

  return (
    <Dialog
      title="Enter a code"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        from ? (
          <>
            <Button variant="primary" autoFocus isBusy={accept.isBusy} onPress={() => void connect()}>
              Connect with {from.name}
            </Button>
            <Button onPress={startAgain}>Use another code</Button>
          </>
        ) : (
          <>
            <Button type="submit" form={form} variant="primary" isBusy={check.isBusy}>
              Show whose it is
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        )
      }
    >
      {from ? (
        <div className={styles.stack}>
          <FailureNotice failure={codeFailure(accept.failure)} />
          <p>
            This code is from <b>{from.name}</b>. Connect only if you know who gave it to you, and expected
            it.
          </p>
          <p>
            Once you are connected, their people can turn to the roles that you name for them, and yours to
            theirs. Either organisation can end it at any time.
          </p>
        </div>
      ) : (
        <form
          id={form}
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            void look()
          }}
        >
          <FailureNotice failure={codeFailure(check.failure)} />
          <TextField
            label="The other organisation’s code"
            help="Its administrator made it, under Connected organisations."
            isRequired
            autoFocus
            autoComplete="off"
            autoCorrect="off"
            spellCheck="false"
            value={code}
            onChange={setCode}
          />
        </form>
      )}
    </Dialog>
  )
}
