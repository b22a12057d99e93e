import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

const settings = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../../features/settings/SettingsScreen.tsx'), 'SettingsScreen'),
})

const start = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/settings/AppearancePage.tsx'), 'AppearancePage'),
})

const appearance = createRoute({
  getParentRoute: () => settings,
  path: 'appearance',
  component: lazyRouteComponent(() => import('../../features/settings/AppearancePage.tsx'), 'AppearancePage'),
})

const notifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyRouteComponent(
    () => import('../../features/settings/NotificationsPage.tsx'),
    'NotificationsPage',
  ),
})

const contact = createRoute({
  getParentRoute: () => settings,
  path: 'contact',
  component: lazyRouteComponent(() => import('../../features/settings/ContactPage.tsx'), 'ContactPage'),
})

const devices = createRoute({
  getParentRoute: () => settings,
  path: 'devices',
  component: lazyRouteComponent(() => import('../../features/settings/DevicesPage.tsx'), 'DevicesPage'),
})

const signingIn = createRoute({
  getParentRoute: () => settings,
  path: 'signing-in',
  component: lazyRouteComponent(() => import('../../features/settings/SigningInPage.tsx'), 'SigningInPage'),
})

const offDuty = createRoute({
  getParentRoute: () => settings,
  path: 'off-duty',
  component: lazyRouteComponent(() => import('../../features/duty/hours/OffDutyPage.tsx'), 'OffDutyPage'),
})

export const settingsRoutes = settings.addChildren([
  start,
  appearance,
  notifications,
  contact,
  devices,
  signingIn,
  offDuty,
])
