import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

export const urgentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/urgent',
  component: lazyRouteComponent(() => import('../../features/urgent/list/UrgentScreen.tsx'), 'UrgentScreen'),
})
