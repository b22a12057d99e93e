import { api } from '@baton/contract'
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { session } from '../../app/session/session.ts'
import { useAsk } from '../../app/session/use-ask.ts'
import { Banner } from '../../ui/banner/Banner.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { DemonstrationPeople } from './DemonstrationPeople.tsx'
import { Doorway } from './Doorway.tsx'
import { PasskeyForm } from './PasskeyForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import styles from './sign-in.module.css'
import { type SignInSnapshot, signInSnapshot } from './sign-in-snapshot.ts'

/** The door: passkey, password, or in the demonstration any of its people. */
export function SignInScreen() {
  const { answer, reload } = useAsk(api.identity.signInOptions, {})
  const current = session.use()
  const [search, setSearch] = useState('')

  if (!answer) {
    return (
      <Doorway>
        <Skeleton label="Opening the sign-in page" look="text" count={3} />
      </Doorway>
    )
  }
  if (!answer.ok) {
    return (
      <Doorway>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </Doorway>
    )
  }
  const snapshot = signInSnapshot({
    options: answer.value,
    canUsePasskeys: browserSupportsWebAuthn(),
    why: current.state === 'signed-out' ? current.why : 'none',
    search,
  })
  return (
    <Doorway isWide={snapshot.demonstration !== undefined}>
      <div className={styles.heading}>
        <Heading level={1}>{snapshot.title}</Heading>
        {snapshot.notice && <Banner tone="info">{snapshot.notice}</Banner>}
      </div>
      {snapshot.demonstration && (
        <DemonstrationPeople people={snapshot.demonstration} search={search} onSearch={setSearch} />
      )}
      {snapshot.isEmpty ? <NobodyYet /> : <Methods snapshot={snapshot} />}
    </Doorway>
  )
}

function Methods({ snapshot: { methods, demonstration } }: { readonly snapshot: SignInSnapshot }) {
  if (demonstration) {
    return (
      <details className={styles.more}>
        <summary className={styles.summary}>Sign in with a password or passkey instead</summary>
        <div className={styles.methods}>
          {methods.password && <PasswordForm isFirst />}
          {methods.passkey && <PasskeyForm />}
        </div>
      </details>
    )
  }
  return (
    <div className={styles.methods}>
      {methods.passkey && <PasskeyForm isFirst />}
      {methods.passkey && methods.password && <p className={styles.or}>or</p>}
      {methods.password && <PasswordForm isFirst={!methods.passkey} />}
    </div>
  )
}

function NobodyYet() {
  return (
    <div className={styles.methods}>
      <p>Baton is running, and has no organisation yet.</p>
      <p>
        Whoever set up this server makes the first one, with its first administrator, by running{' '}
        <code className={styles.code}>npm run admin -- create-organisation</code> beside it.
      </p>
    </div>
  )
}
