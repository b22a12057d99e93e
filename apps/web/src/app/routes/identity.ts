import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { session } from '../session/session.ts'
import { rootRoute, signedInRoute } from './root.ts'

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `next` is where the person was going: a path of this application, never another site. */
  validateSearch: z.object({
    next: z
      .string()
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
  }),
  beforeLoad: ({ search }) => {
    if (session.get().state === 'signed-in') throw redirect({ href: search.next ?? '/' })
  },
  component: lazyRouteComponent(() => import('../../features/sign-in/SignInScreen.tsx'), 'SignInScreen'),
})

const welcome = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../../features/sign-in/WelcomeScreen.tsx'), 'WelcomeScreen'),
})

const directory = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directory',
  component: lazyRouteComponent(
    () => import('../../features/directory/DirectoryScreen.tsx'),
    'DirectoryScreen',
  ),
})

const directoryStart = createRoute({
  getParentRoute: () => directory,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/directory/NobodyChosen.tsx'), 'NobodyChosen'),
})

const profile = createRoute({
  getParentRoute: () => directory,
  path: '$personId',
  component: lazyRouteComponent(() => import('../../features/directory/ProfileScreen.tsx'), 'ProfileScreen'),
})

const team = createRoute({
  getParentRoute: () => directory,
  path: 'teams/$teamId',
  component: lazyRouteComponent(() => import('../../features/directory/TeamScreen.tsx'), 'TeamScreen'),
})

const role = createRoute({
  getParentRoute: () => directory,
  path: 'roles/$roleId',
  component: lazyRouteComponent(() => import('../../features/duty/roles/RoleScreen.tsx'), 'RoleScreen'),
})

const elsewhereRole = createRoute({
  getParentRoute: () => directory,
  path: 'elsewhere/$organisationId/roles/$roleId',
  component: lazyRouteComponent(
    () => import('../../features/duty/elsewhere/ElsewhereRoleScreen.tsx'),
    'ElsewhereRoleScreen',
  ),
})

export const identityRoutes = [signIn, welcome]
export const directoryRoutes = directory.addChildren([directoryStart, profile, team, role, elsewhereRole])
