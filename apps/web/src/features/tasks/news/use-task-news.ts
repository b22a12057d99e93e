import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { useIsQuiet } from '../../../platform/use-duty.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { newsOf } from './news-of.ts'

/** Said on this page already. */
const said = new Set<string>()

/** Says what came of what I asked for, wherever I am on the screen; nothing while I am off duty. */
export function useTaskNews(viewerId: string): void {
  const client = useClient()
  const navigate = useNavigate()
  const isQuiet = useIsQuiet()
  useEffect(
    () =>
      client.onEvent((event) => {
        const news = isQuiet ? null : newsOf(event, viewerId)
        if (!news || said.has(news.key)) return
        said.add(news.key)
        const run = () => void navigate({ to: '/tasks/$taskId', params: { taskId: news.taskId } })
        notify(news.words, { tone: news.tone, action: { label: 'Open', run } })
      }),
    [client, navigate, isQuiet, viewerId],
  )
}
