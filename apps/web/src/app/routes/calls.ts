import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { guestPath } from '../session/guest-path.ts'
import { rootRoute, signedInRoute } from './root.ts'

const meetings = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/meetings',
  component: lazyRouteComponent(
    () => import('../../features/calls/meetings/MeetingsScreen.tsx'),
    'MeetingsScreen',
  ),
})

const start = createRoute({
  getParentRoute: () => meetings,
  path: '/',
  component: lazyRouteComponent(
    () => import('../../features/calls/meetings/NothingChosen.tsx'),
    'NothingChosen',
  ),
})

const arrange = createRoute({
  getParentRoute: () => meetings,
  path: 'new',
  component: lazyRouteComponent(
    () => import('../../features/calls/meetings/arrange/ArrangeScreen.tsx'),
    'ArrangeScreen',
  ),
})

const meeting = createRoute({
  getParentRoute: () => meetings,
  path: '$meetingId',
  component: lazyRouteComponent(
    () => import('../../features/calls/meetings/page/MeetingScreen.tsx'),
    'MeetingScreen',
  ),
})

const change = createRoute({
  getParentRoute: () => meetings,
  path: '$meetingId/change',
  component: lazyRouteComponent(
    () => import('../../features/calls/meetings/arrange/ChangeScreen.tsx'),
    'ChangeScreen',
  ),
})

export const meetingRoutes = meetings.addChildren([start, arrange, meeting, change])

/** A screen of its own: pictures need all the room. */
export const roomRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/meetings/$meetingId/room',
  component: lazyRouteComponent(() => import('../../features/calls/meeting/RoomScreen.tsx'), 'RoomScreen'),
})

/** Outside sign-in: a guest has no account. */
export const guestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: guestPath,
  component: lazyRouteComponent(() => import('../../features/calls/guest/GuestScreen.tsx'), 'GuestScreen'),
})
