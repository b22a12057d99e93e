import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

export const rotaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rota',
  component: lazyRouteComponent(() => import('../../features/duty/rota/RotaScreen.tsx'), 'RotaScreen'),
})
