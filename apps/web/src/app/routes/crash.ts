import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

const crash = createRoute({ getParentRoute: () => signedInRoute, path: '/crash' })

const start = createRoute({
  getParentRoute: () => crash,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/crash/CrashScreen.tsx'), 'CrashScreen'),
})

const log = createRoute({
  getParentRoute: () => crash,
  path: 'log',
  component: lazyRouteComponent(
    () => import('../../features/crash/log/CrashLogScreen.tsx'),
    'CrashLogScreen',
  ),
})

const call = createRoute({
  getParentRoute: () => crash,
  path: '$callId',
  component: lazyRouteComponent(() => import('../../features/crash/CallScreen.tsx'), 'CallScreen'),
})

export const crashRoutes = crash.addChildren([start, log, call])
