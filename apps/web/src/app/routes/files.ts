import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

/** A file by its own address; from within the application it opens over the screen that one is on (`open-file.ts`). */
export const fileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/files/$fileId',
  component: lazyRouteComponent(() => import('../../features/files/viewer/FileScreen.tsx'), 'FileScreen'),
})
