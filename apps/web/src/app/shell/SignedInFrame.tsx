import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { DutyControl } from '../../features/duty/control/DutyControl.tsx'
import { DutyInShell } from '../../features/duty/DutyInShell.tsx'
import { dutySheet } from '../../features/duty/sheet/duty-sheet.ts'
import { useIsQuiet } from '../../platform/use-duty.ts'
import { countInTitle } from '../../ui/page/title.ts'
import { attention } from '../attention.ts'
import { destinations } from '../destinations.ts'
import { line } from '../session/line.ts'
import { session, signOut } from '../session/session.ts'
import { Arrival } from './Arrival.tsx'
import { Shell } from './Shell.tsx'
import { shellSnapshot } from './shell-snapshot.ts'

// Begun with the page and never waited for: it is there before anything urgent can be, also without a line.
const urgentAlerts = import('../../features/urgent/UrgentAlerts.tsx')
const crashAlerts = import('../../features/crash/CrashAlerts.tsx')
// It asks and says what one may have to see before anything else, and how much is unread.
const dutyBar = import('../../features/duty/bar/DutyBar.tsx')
const messagingNotices = import('../../features/messaging/MessagingNotices.tsx')
const DutyBar = lazy(async () => ({ default: (await dutyBar).DutyBar }))
const MessagingNotices = lazy(async () => ({ default: (await messagingNotices).MessagingNotices }))
// Nor may a call be kept waiting by its own code.
const callsInShell = import('../../features/calls/CallsInShell.tsx')
const CallsInShell = lazy(async () => ({ default: (await callsInShell).CallsInShell }))
const CrashAlerts = lazy(async () => ({ default: (await crashAlerts).CrashAlerts }))
// What asks for something, from wherever one is, and how much waits for me.
const TasksInShell = lazy(async () => ({
  default: (await import('../../features/tasks/TasksInShell.tsx')).TasksInShell,
}))
const UrgentAlerts = lazy(async () => ({ default: (await urgentAlerts).UrgentAlerts }))

// The file that is open over the screen that one is on, and files on their way.
const FilesInShell = lazy(async () => ({
  default: (await import('../../features/files/FilesInShell.tsx')).FilesInShell,
}))

const NoticesInShell = lazy(() =>
  import('../../features/settings/notifications/NoticesInShell.tsx').then((module) => ({
    default: module.NoticesInShell,
  })),
)

/** Gathers what the shell shows, and draws the screen of the route inside it. */
export function SignedInFrame() {
  const current = session.use()
  const connection = line.use()
  const asks = attention.use()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const isQuiet = useIsQuiet()
  const unread = isQuiet
    ? 0
    : (asks.messages?.count ?? 0) + (asks.urgent?.count ?? 0) + (asks.meetings?.count ?? 0)
  useEffect(() => countInTitle(unread), [unread])
  if (current.state !== 'signed-in') return null
  const snapshot = shellSnapshot({
    me: current.me,
    connection,
    path,
    destinations,
    attention: isQuiet ? {} : asks,
  })
  return (
    <Shell
      snapshot={snapshot}
      duty={<DutyControl />}
      bars={
        <>
          <Suspense>
            <CrashAlerts />
            <UrgentAlerts />
            <CallsInShell />
          </Suspense>
          <Suspense>
            <DutyBar />
          </Suspense>
        </>
      }
      onSettings={() => void navigate({ to: '/settings' })}
      onMeetings={() => void navigate({ to: '/meetings' })}
      // Whoever is on duty is asked whether they go off duty with it.
      onSignOut={() => (isQuiet ? void signOut() : dutySheet.set({ view: 'sign-out' }))}
    >
      <Suspense>
        <MessagingNotices />
      </Suspense>
      <Suspense>
        <NoticesInShell />
        <TasksInShell />
      </Suspense>
      <DutyInShell />
      <Arrival path={path} />
      <Outlet />
      <Suspense>
        <FilesInShell />
      </Suspense>
    </Shell>
  )
}
