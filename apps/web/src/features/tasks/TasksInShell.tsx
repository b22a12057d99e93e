import { useEffect } from 'react'
import { attention } from '../../app/attention.ts'
import { waitsForMe } from './acts.ts'
import { forMe } from './boards/boards.ts'
import { useTaskNews } from './news/use-task-news.ts'
import { RequestHost } from './request/RequestHost.tsx'
import { useBoards, useTaskViewer } from './use-tasks.ts'

/** Stands in the shell: the form that asks for something, what came of it, and how much waits for me in the menu. */
export function TasksInShell() {
  const viewer = useTaskViewer()
  useTaskNews(viewer.id)
  const held = useBoards(forMe(viewer))
  const count = held.state === 'here' ? held.tasks.filter((task) => waitsForMe(task, viewer)).length : 0

  useEffect(() => {
    const tasks = { count, mentions: 0, label: 'tasks that wait for you to accept them' }
    attention.set({ ...attention.get(), tasks })
  }, [count])

  return <RequestHost />
}
