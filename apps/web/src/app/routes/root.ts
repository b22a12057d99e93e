import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { openedSearch } from '../open-file.ts'
import { session } from '../session/session.ts'
import { SignedInFrame } from '../shell/SignedInFrame.tsx'
import { NotHere } from './NotHere.tsx'

export const rootRoute = createRootRoute({ notFoundComponent: NotHere })

/** Everything that needs someone to be signed in, inside the shell. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  validateSearch: openedSearch,
  beforeLoad: ({ location }) => {
    if (session.get().state !== 'signed-in')
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  },
  component: SignedInFrame,
})
