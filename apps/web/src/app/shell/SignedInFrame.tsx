import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { MessagingNotices } from '../../features/messaging/MessagingNotices.tsx'
import { countInTitle } from '../../ui/page/title.ts'
import { attention } from '../attention.ts'
import { destinations } from '../destinations.ts'
import { line } from '../session/line.ts'
import { session, signOut } from '../session/session.ts'
import { Arrival } from './Arrival.tsx'
import { Shell } from './Shell.tsx'
import { shellSnapshot } from './shell-snapshot.ts'

/** Gathers what the shell shows, and draws the screen of the route inside it. */
export function SignedInFrame() {
  const current = session.use()
  const connection = line.use()
  const asks = attention.use()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const unread = asks.messages?.count ?? 0
  useEffect(() => countInTitle(unread), [unread])
  if (current.state !== 'signed-in') return null
  const snapshot = shellSnapshot({ me: current.me, connection, path, destinations, attention: asks })
  return (
    <Shell
      snapshot={snapshot}
      onSettings={() => void navigate({ to: '/settings' })}
      onSignOut={() => void signOut()}
    >
      <MessagingNotices />
      <Arrival path={path} />
      <Outlet />
    </Shell>
  )
}
