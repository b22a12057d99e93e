import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './root.ts'

const tasks = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../../features/tasks/TasksScreen.tsx'), 'TasksScreen'),
})

const start = createRoute({
  getParentRoute: () => tasks,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/tasks/NothingChosen.tsx'), 'NothingChosen'),
})

const load = createRoute({
  getParentRoute: () => tasks,
  path: 'load',
  component: lazyRouteComponent(() => import('../../features/tasks/load/LoadScreen.tsx'), 'LoadScreen'),
})

const figures = createRoute({
  getParentRoute: () => tasks,
  path: 'figures',
  component: lazyRouteComponent(
    () => import('../../features/tasks/figures/FiguresScreen.tsx'),
    'FiguresScreen',
  ),
})

const templates = createRoute({
  getParentRoute: () => tasks,
  path: 'templates',
  component: lazyRouteComponent(
    () => import('../../features/tasks/templates/TemplatesScreen.tsx'),
    'TemplatesScreen',
  ),
})

const task = createRoute({
  getParentRoute: () => tasks,
  path: '$taskId',
  component: lazyRouteComponent(() => import('../../features/tasks/task/TaskScreen.tsx'), 'TaskScreen'),
})

export const taskRoutes = tasks.addChildren([start, load, figures, templates, task])

/** A screen of its own: it is carried about, and needs all the room. */
export const nightRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/night',
  component: lazyRouteComponent(() => import('../../features/tasks/night/NightScreen.tsx'), 'NightScreen'),
})

const handovers = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/handover',
})

const allHandovers = createRoute({
  getParentRoute: () => handovers,
  path: '/',
  component: lazyRouteComponent(
    () => import('../../features/handover/HandoversScreen.tsx'),
    'HandoversScreen',
  ),
})

const handover = createRoute({
  getParentRoute: () => handovers,
  path: '$handoverId',
  component: lazyRouteComponent(() => import('../../features/handover/HandoverScreen.tsx'), 'HandoverScreen'),
})

const meeting = createRoute({
  getParentRoute: () => handovers,
  path: '$handoverId/meeting',
  component: lazyRouteComponent(
    () => import('../../features/handover/meeting/MeetingScreen.tsx'),
    'MeetingScreen',
  ),
})

export const handoverRoutes = handovers.addChildren([allHandovers, handover, meeting])
