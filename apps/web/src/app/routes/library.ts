import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { signedInRoute } from './root.ts'

const library = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/library',
  component: lazyRouteComponent(() => import('../../features/library/LibraryScreen.tsx'), 'LibraryScreen'),
})

const start = createRoute({
  getParentRoute: () => library,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/library/NothingChosen.tsx'), 'NothingChosen'),
})

const document = createRoute({
  getParentRoute: () => library,
  path: 'documents/$documentId',
  component: lazyRouteComponent(
    () => import('../../features/library/document/DocumentScreen.tsx'),
    'DocumentScreen',
  ),
})

const shelf = createRoute({
  getParentRoute: () => library,
  path: '$teamId',
  /** The folder in which one is; left out at the top. */
  validateSearch: z.object({ folder: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../../features/library/shelf/ShelfScreen.tsx'), 'ShelfScreen'),
})

export const libraryRoutes = library.addChildren([start, document, shelf])
