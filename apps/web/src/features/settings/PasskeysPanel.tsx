import { api, type Passkey } from '@baton/contract'
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Failure } from '../../app/session/ask.ts'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAct } from '../../app/session/use-act.ts'
import { outdate } from '../../app/session/use-ask.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { Time } from '../../ui/time/Time.tsx'
import { notify } from '../../ui/toast/notices.ts'
import { addPasskey } from './add-passkey.ts'
import styles from './settings.module.css'

/** The passkeys of this person: seeing, adding and removing them. */
export function PasskeysPanel({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [leaving, setLeaving] = useState<Passkey>()
  const remove = useAct(api.identity.removePasskey)

  async function add() {
    setBusy(true)
    setFailure(undefined)
    const answer = await addPasskey()
    setBusy(false)
    if (answer === 'given-up') return
    if (!answer.ok) return setFailure(answer.failure)
    notify('Passkey added. You can sign in with it now.', { tone: 'good' })
    await outdate(api.identity.listPasskeys)
  }

  async function removeIt(passkey: Passkey) {
    setLeaving(undefined)
    const answer = await remove.run({ passkeyId: passkey.id })
    if (answer.ok) notify(`${passkey.name} was removed`, { tone: 'good' })
    await outdate(api.identity.listPasskeys)
  }

  return (
    <Panel
      title="Passkeys"
      help="Sign in with the face, fingerprint or PIN of a device. Quicker than a password, and cannot be guessed or phished."
      isFlush
      action={
        browserSupportsWebAuthn() && (
          <Button icon={<Plus />} isBusy={isBusy} onPress={() => void add()}>
            Add a passkey
          </Button>
        )
      }
    >
      {(failure ?? remove.failure) && (
        <div className={styles.foot}>
          <FailureNotice failure={failure ?? remove.failure} />
        </div>
      )}
      {passkeys.length === 0 && (
        <EmptyState icon={<KeyRound />} title="No passkeys yet" level={3}>
          {browserSupportsWebAuthn()
            ? 'Add one on your own phone or computer, not on a shared one.'
            : 'This browser, or this address without https, cannot make one. Open Baton by its https address.'}
        </EmptyState>
      )}
      <ul className={styles.list}>
        {passkeys.map((passkey) => (
          <li key={passkey.id} className={styles.item}>
            <div className={styles.words}>
              <span className={styles.name}>{passkey.name}</span>
              <span className={styles.soft}>
                {passkey.synced ? 'Kept in your account on several devices' : 'On one device'} · added{' '}
                <Time at={passkey.addedAt} as="date" />
                {passkey.lastUsedAt && (
                  <>
                    {' '}
                    · last used <Time at={passkey.lastUsedAt} as="ago" />
                  </>
                )}
              </span>
            </div>
            <Button size="small" aria-label={`Remove ${passkey.name}`} onPress={() => setLeaving(passkey)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        title="Remove this passkey?"
        kind="alert"
        size="small"
        isOpen={leaving !== undefined}
        onOpenChange={(isOpen) => !isOpen && setLeaving(undefined)}
        footer={({ close }) => (
          <>
            <Button variant="danger" onPress={() => leaving && void removeIt(leaving)}>
              Remove
            </Button>
            <Button onPress={close}>Keep it</Button>
          </>
        )}
      >
        <p>
          {leaving?.name} will no longer sign you in. Remove it from the device’s own list of passkeys as
          well.
        </p>
      </Dialog>
    </Panel>
  )
}
