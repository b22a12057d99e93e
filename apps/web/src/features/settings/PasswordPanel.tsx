import { api, shortestPassword } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../app/session/mistake-at.ts'
import { useAct } from '../../app/session/use-act.ts'
import { outdate } from '../../app/session/use-ask.ts'
import { useMe } from '../../app/session/use-me.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { PasswordField } from '../../ui/password-field/PasswordField.tsx'
import { Time } from '../../ui/time/Time.tsx'
import { notify } from '../../ui/toast/notices.ts'
import styles from './settings.module.css'

/** Choosing another password, or a first one. Nothing of it is ever kept in a draft. */
export function PasswordPanel({ setAt }: { readonly setAt: string | null }) {
  const { person } = useMe()
  const { run, isBusy, failure } = useAct(api.identity.changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')

  async function change() {
    const answer = await run({ ...(setAt ? { currentPassword: current } : {}), newPassword: next })
    if (!answer.ok) return
    setCurrent('')
    setNext('')
    notify('Password changed. Your other devices were signed out.', { tone: 'good' })
    await outdate(api.identity.listPasskeys, api.identity.listMySessions)
  }

  return (
    <Panel
      title="Password"
      help={
        setAt ? (
          <>
            Chosen <Time at={setAt} as="ago" />.
          </>
        ) : (
          'You have none: you sign in with a passkey.'
        )
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        {!isAllAt(failure, ['currentPassword', 'newPassword']) && <FailureNotice failure={failure} />}
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        {setAt && (
          <PasswordField
            label="Password now"
            autoComplete="current-password"
            isRequired
            mistake={mistakeAt(failure, 'currentPassword')}
            value={current}
            onChange={setCurrent}
          />
        )}
        <PasswordField
          label="New password"
          help={`At least ${shortestPassword} characters. Three unrelated words are good.`}
          autoComplete="new-password"
          isRequired
          minLength={shortestPassword}
          mistake={mistakeAt(failure, 'newPassword')}
          value={next}
          onChange={setNext}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {setAt ? 'Change password' : 'Choose password'}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
