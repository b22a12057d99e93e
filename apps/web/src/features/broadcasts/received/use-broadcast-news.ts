import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { useIsQuiet } from '../../../platform/use-duty.ts'
import { usePeople } from '../../../platform/use-people.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { newsOf } from './news-of.ts'

const to = '/messages/broadcasts'

/** A quiet word when a broadcast comes; never while I am off duty. */
export function useBroadcastNews(): void {
  const client = useClient()
  const find = usePeople()
  const isQuiet = useIsQuiet()
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const navigate = useNavigate()
  const now = useRef({ find, isQuiet, path })
  useEffect(() => {
    now.current = { find, isQuiet, path }
  })

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'broadcast.received' || now.current.isQuiet) return
        // There it stands in front of me already.
        if (now.current.path === '/messages' || now.current.path === to) return
        const words = newsOf(event.data.broadcast, now.current.find, new Date())
        if (words === null) return
        const run = () => void navigate({ to })
        notify(words, { action: { label: 'Open', run } })
      }),
    [client, navigate],
  )
}
