import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Button } from '../ui/button/Button.tsx'
import { ErrorState } from '../ui/error-state/ErrorState.tsx'
import { Logo } from '../ui/logo/Logo.tsx'
import { Spinner } from '../ui/spinner/Spinner.tsx'
import styles from './app.module.css'
import { router } from './router.ts'
import { session, startSession } from './session/session.ts'

/** The application: who is signed in decides which routes there are. */
export function App() {
  const current = session.use()

  useEffect(() => {
    void startSession()
  }, [])

  useEffect(() => {
    if (current.state === 'signed-in' || current.state === 'signed-out') void router.invalidate()
  }, [current])

  return (
    <I18nProvider locale="en-GB">
      {current.state === 'starting' && <Starting />}
      {current.state === 'unreachable' && (
        <main className={styles.alone}>
          <Logo size="large" />
          <ErrorState
            title={current.failure.title}
            next={current.failure.next}
            code={current.failure.code}
            action={<Button onPress={() => void startSession()}>Try again</Button>}
          />
        </main>
      )}
      {(current.state === 'signed-in' || current.state === 'signed-out') && (
        <RouterProvider router={router} />
      )}
    </I18nProvider>
  )
}

function Starting() {
  return (
    <main className={styles.alone} aria-busy="true">
      <Logo size="large" />
      <p className={styles.wait}>
        <Spinner /> Opening Baton
      </p>
    </main>
  )
}
