import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { welcome } from '../../app/session/session.ts'
import { useAct } from '../../app/session/use-act.ts'
import { Button } from '../../ui/button/Button.tsx'
import { useDraft } from '../../ui/form/use-draft.ts'
import { PasswordField } from '../../ui/password-field/PasswordField.tsx'
import { TextLink } from '../../ui/router/links.tsx'
import { TextField } from '../../ui/text-field/TextField.tsx'
import { deviceName } from './device-name.ts'
import styles from './sign-in.module.css'

const empty = { email: '' }

/** Sign in with an e-mail address and a password. */
export function PasswordForm({ isFirst = false }: { readonly isFirst?: boolean }) {
  const { run, isBusy, failure } = useAct(api.identity.signInWithPassword)
  const { fields, set } = useDraft('sign-in', empty)
  const [password, setPassword] = useState('')

  async function signIn() {
    const device = deviceName(navigator.userAgent)
    const answer = await run({ email: fields.email, password, device })
    if (answer.ok) welcome(answer.value)
    else setPassword('')
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <FailureNotice failure={failure} />
      <TextField
        label="E-mail address"
        type="email"
        name="email"
        autoComplete="username webauthn"
        isRequired
        value={fields.email}
        onChange={(email) => set('email', email)}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant={isFirst ? 'primary' : 'secondary'} isWide isBusy={isBusy}>
        Sign in
      </Button>
      <p className={styles.soft}>
        New here, or locked out? Your administrator gives you an access code:{' '}
        <TextLink to="/welcome">use an access code</TextLink>.
      </p>
    </form>
  )
}
