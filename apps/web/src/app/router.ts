import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { destinations } from './destinations.ts'
import { adminRoutes } from './routes/admin.ts'
import { Broken } from './routes/Broken.tsx'
import { guestRoute, meetingRoutes, roomRoute } from './routes/calls.ts'
import { crashRoutes } from './routes/crash.ts'
import { rotaRoute } from './routes/duty.ts'
import { fileRoute } from './routes/files.ts'
import { directoryRoutes, identityRoutes } from './routes/identity.ts'
import { libraryRoutes } from './routes/library.ts'
import { messagingRoutes, searchRoute } from './routes/messaging.ts'
import { patientRoutes } from './routes/patients.ts'
import { rootRoute, signedInRoute } from './routes/root.ts'
import { settingsRoutes } from './routes/settings.ts'
import { handoverRoutes, nightRoute, taskRoutes } from './routes/tasks.ts'
import { urgentRoute } from './routes/urgent.ts'

const start = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: destinations[0]?.to ?? '/settings' })
  },
})

/** One line a capability. */
const routeTree = rootRoute.addChildren([
  ...identityRoutes,
  guestRoute,
  signedInRoute.addChildren([
    start,
    messagingRoutes,
    patientRoutes,
    taskRoutes,
    nightRoute,
    handoverRoutes,
    urgentRoute,
    crashRoutes,
    meetingRoutes,
    roomRoute,
    libraryRoutes,
    fileRoute,
    searchRoute,
    directoryRoutes,
    rotaRoute,
    settingsRoutes,
    adminRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
