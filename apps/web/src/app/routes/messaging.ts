import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { signedInRoute } from './root.ts'

const messages = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../../features/messaging/MessagingScreen.tsx'),
    'MessagingScreen',
  ),
})

const start = createRoute({
  getParentRoute: () => messages,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/messaging/NothingChosen.tsx'), 'NothingChosen'),
})

const saved = createRoute({
  getParentRoute: () => messages,
  path: 'saved',
  component: lazyRouteComponent(
    () => import('../../features/messaging/saved/SavedScreen.tsx'),
    'SavedScreen',
  ),
})

const broadcasts = createRoute({
  getParentRoute: () => messages,
  path: 'broadcasts',
  component: lazyRouteComponent(
    () => import('../../features/broadcasts/list/BroadcastsScreen.tsx'),
    'BroadcastsScreen',
  ),
})

const newBroadcast = createRoute({
  getParentRoute: () => messages,
  path: 'broadcasts/new',
  /** `of` is a broadcast of mine, and `answer` a place among its buttons, `null` for none yet: it goes to those. */
  validateSearch: z.object({
    of: z.uuid().optional().catch(undefined),
    answer: z.int().min(0).max(4).nullable().catch(null).default(null),
  }),
  component: lazyRouteComponent(
    () => import('../../features/broadcasts/compose/BroadcastScreen.tsx'),
    'BroadcastScreen',
  ),
})

const sentBroadcast = createRoute({
  getParentRoute: () => messages,
  path: 'broadcasts/$broadcastId',
  component: lazyRouteComponent(() => import('../../features/broadcasts/sent/SentScreen.tsx'), 'SentScreen'),
})

const conversation = createRoute({
  getParentRoute: () => messages,
  path: '$conversationId',
  /** `at` is the number of a message to go to. */
  validateSearch: z.object({ at: z.coerce.number().int().min(1).optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('../../features/messaging/conversation/ConversationScreen.tsx'),
    'ConversationScreen',
  ),
})

export const messagingRoutes = messages.addChildren([
  start,
  saved,
  broadcasts,
  newBroadcast,
  sentBroadcast,
  conversation,
])

/** What is searched for stands in the address, so that going back finds it again. Dates as 2026-11-22. */
export const searchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/search',
  validateSearch: z.object({
    text: z.string().max(200).catch(''),
    conversationId: z.uuid().optional().catch(undefined),
    authorId: z.uuid().optional().catch(undefined),
    from: z.iso.date().optional().catch(undefined),
    until: z.iso.date().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../../features/search/SearchScreen.tsx'), 'SearchScreen'),
})
