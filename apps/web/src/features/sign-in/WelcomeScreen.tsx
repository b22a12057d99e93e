import { api, shortestPassword } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../app/session/mistake-at.ts'
import { welcome } from '../../app/session/session.ts'
import { useAct } from '../../app/session/use-act.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { PasswordField } from '../../ui/password-field/PasswordField.tsx'
import { TextLink } from '../../ui/router/links.tsx'
import { TextField } from '../../ui/text-field/TextField.tsx'
import { Doorway } from './Doorway.tsx'
import { deviceName } from './device-name.ts'
import styles from './sign-in.module.css'

/** Where a one-time code leads: whom it is for, and a password to choose. The code stands behind the `#`. */
export function WelcomeScreen() {
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const check = useAct(api.identity.checkAccessCode)
  const [person, setPerson] = useState<{ name: string; email: string; organisationName: string }>()

  async function find(candidate: string) {
    const answer = await check.run({ code: candidate })
    if (answer.ok) setPerson(answer.value)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the code that the link brought
  useEffect(() => {
    if (code !== '') void find(code)
    // The code is not left in the address bar or the history.
    history.replaceState(history.state, '', location.pathname)
  }, [])

  return (
    <Doorway>
      {person ? (
        <ChoosePassword code={code} person={person} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void find(code)
          }}
        >
          <Heading level={1}>Your access code</Heading>
          <FailureNotice failure={check.failure} />
          <TextField
            label="Code"
            help="Your administrator gave it to you. It works once."
            autoComplete="one-time-code"
            isRequired
            value={code}
            onChange={setCode}
          />
          <Button type="submit" variant="primary" isWide isBusy={check.isBusy}>
            Continue
          </Button>
          <p>
            <TextLink to="/sign-in">Sign in instead</TextLink>
          </p>
        </form>
      )}
    </Doorway>
  )
}

interface ChoosePasswordProps {
  readonly code: string
  readonly person: { readonly name: string; readonly email: string; readonly organisationName: string }
}

function ChoosePassword({ code, person }: ChoosePasswordProps) {
  const { run, isBusy, failure } = useAct(api.identity.useAccessCode)
  const [password, setPassword] = useState('')
  const navigate = useNavigate()

  async function choose() {
    const answer = await run({ code, password, device: deviceName(navigator.userAgent) })
    if (!answer.ok) return
    welcome(answer.value)
    await navigate({ to: '/' })
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void choose()
      }}
    >
      <Heading level={1}>Welcome, {person.name}</Heading>
      <p className={styles.soft}>
        Choose a password for {person.organisationName}. You sign in with it and with {person.email}.
      </p>
      {!isAllAt(failure, ['password']) && <FailureNotice failure={failure} />}
      <input type="hidden" name="username" autoComplete="username" value={person.email} />
      <PasswordField
        label="New password"
        help={`At least ${shortestPassword} characters. Three unrelated words are good.`}
        mistake={mistakeAt(failure, 'password')}
        autoComplete="new-password"
        isRequired
        minLength={shortestPassword}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>
        Choose password and sign in
      </Button>
    </form>
  )
}
