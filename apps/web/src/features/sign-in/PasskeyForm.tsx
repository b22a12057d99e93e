import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Failure } from '../../app/session/ask.ts'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { welcome } from '../../app/session/session.ts'
import { Button } from '../../ui/button/Button.tsx'
import styles from './sign-in.module.css'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

/** Sign in with the passkey of this phone, computer or security key. */
export function PasskeyForm({ isFirst = false }: { readonly isFirst?: boolean }) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  async function signIn() {
    setBusy(true)
    setFailure(undefined)
    const answer = await signInWithPasskey()
    setBusy(false)
    if (answer === 'given-up') return
    if (answer.ok) welcome(answer.value)
    else setFailure(answer.failure)
  }

  return (
    <div className={styles.form}>
      <FailureNotice failure={failure} />
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        icon={<KeyRound />}
        isWide
        isBusy={isBusy}
        onPress={() => void signIn()}
      >
        Sign in with a passkey
      </Button>
      {isFirst && (
        <p className={styles.soft}>Face, fingerprint or PIN of this device. Nothing to remember.</p>
      )}
    </div>
  )
}
