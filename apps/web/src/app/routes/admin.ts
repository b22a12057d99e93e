import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { session } from '../session/session.ts'
import { signedInRoute } from './root.ts'

const admin = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin',
  beforeLoad: () => {
    const current = session.get()
    // The server refuses everything here to anyone else; this only spares them a page of refusals.
    if (current.state !== 'signed-in' || !current.me.administrator) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('../../features/admin/AdminScreen.tsx'), 'AdminScreen'),
})

const start = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/admin/people/PeoplePage.tsx'), 'PeoplePage'),
})

const people = createRoute({
  getParentRoute: () => admin,
  path: 'people',
  component: lazyRouteComponent(() => import('../../features/admin/people/PeoplePage.tsx'), 'PeoplePage'),
})

const addPerson = createRoute({
  getParentRoute: () => admin,
  path: 'people/add',
  component: lazyRouteComponent(
    () => import('../../features/admin/people/AddPersonPage.tsx'),
    'AddPersonPage',
  ),
})

const changePerson = createRoute({
  getParentRoute: () => admin,
  path: 'people/$personId',
  component: lazyRouteComponent(() => import('../../features/admin/people/PersonPage.tsx'), 'PersonPage'),
})

const importPeople = createRoute({
  getParentRoute: () => admin,
  path: 'import',
  component: lazyRouteComponent(() => import('../../features/admin/import/ImportPage.tsx'), 'ImportPage'),
})

const teams = createRoute({
  getParentRoute: () => admin,
  path: 'teams',
  component: lazyRouteComponent(() => import('../../features/admin/teams/TeamsPage.tsx'), 'TeamsPage'),
})

const team = createRoute({
  getParentRoute: () => admin,
  path: 'teams/$teamId',
  component: lazyRouteComponent(() => import('../../features/admin/teams/TeamPage.tsx'), 'TeamPage'),
})

const places = createRoute({
  getParentRoute: () => admin,
  path: 'places',
  component: lazyRouteComponent(() => import('../../features/admin/places/PlacesPage.tsx'), 'PlacesPage'),
})

const ladders = createRoute({
  getParentRoute: () => admin,
  path: 'ladders',
  component: lazyRouteComponent(() => import('../../features/urgent/ladders/LaddersPage.tsx'), 'LaddersPage'),
})

const crashTeams = createRoute({
  getParentRoute: () => admin,
  path: 'crash-teams',
  component: lazyRouteComponent(
    () => import('../../features/crash/admin/CrashTeamsPage.tsx'),
    'CrashTeamsPage',
  ),
})

const roles = createRoute({
  getParentRoute: () => admin,
  path: 'roles',
  component: lazyRouteComponent(() => import('../../features/duty/admin/RolesPage.tsx'), 'RolesPage'),
})

const addRole = createRoute({
  getParentRoute: () => admin,
  path: 'roles/add',
  component: lazyRouteComponent(() => import('../../features/duty/admin/AddRolePage.tsx'), 'AddRolePage'),
})

const role = createRoute({
  getParentRoute: () => admin,
  path: 'roles/$roleId',
  component: lazyRouteComponent(() => import('../../features/duty/admin/RolePage.tsx'), 'RolePage'),
})

const importRota = createRoute({
  getParentRoute: () => admin,
  path: 'rota',
  component: lazyRouteComponent(
    () => import('../../features/duty/admin/RotaImportPage.tsx'),
    'RotaImportPage',
  ),
})

const overrides = createRoute({
  getParentRoute: () => admin,
  path: 'major-incident',
  component: lazyRouteComponent(() => import('../../features/duty/admin/OverridesPage.tsx'), 'OverridesPage'),
})

const importPatients = createRoute({
  getParentRoute: () => admin,
  path: 'patients',
  component: lazyRouteComponent(
    () => import('../../features/patients/admin/ImportPatientsPage.tsx'),
    'ImportPatientsPage',
  ),
})

const merge = createRoute({
  getParentRoute: () => admin,
  path: 'merge',
  component: lazyRouteComponent(() => import('../../features/patients/admin/MergePage.tsx'), 'MergePage'),
})

const glass = createRoute({
  getParentRoute: () => admin,
  path: 'glass',
  component: lazyRouteComponent(() => import('../../features/admin/glass/GlassPage.tsx'), 'GlassPage'),
})

const feed = createRoute({
  getParentRoute: () => admin,
  path: 'feed',
  component: lazyRouteComponent(() => import('../../features/admin/feed/FeedPage.tsx'), 'FeedPage'),
})

const files = createRoute({
  getParentRoute: () => admin,
  path: 'files',
  component: lazyRouteComponent(() => import('../../features/admin/files/FilesPage.tsx'), 'FilesPage'),
})

const affiliations = createRoute({
  getParentRoute: () => admin,
  path: 'affiliations',
  component: lazyRouteComponent(
    () => import('../../features/admin/affiliations/AffiliationsPage.tsx'),
    'AffiliationsPage',
  ),
})

export const adminRoutes = admin.addChildren([
  start,
  people,
  addPerson,
  changePerson,
  importPeople,
  teams,
  team,
  places,
  ladders,
  crashTeams,
  roles,
  addRole,
  role,
  importRota,
  overrides,
  affiliations,
  importPatients,
  merge,
  glass,
  feed,
  files,
])
