import { useEffect } from 'react'
import { attention } from '../../app/attention.ts'
import { waitsForMe } from './acts.ts'
import { forMe } from './board/boards.ts'
import { RequestHost } from './request/RequestHost.tsx'
import { useBoards, useTaskViewer } from './use-tasks.ts'

/** Stands in the shell: the form that asks for something, and how much waits for me in the menu. */
export function TasksInShell() {
  const viewer = useTaskViewer()
  const held = useBoards(forMe(viewer))
  const count = held.state === 'here' ? held.tasks.filter((task) => waitsForMe(task, viewer)).length : 0

  useEffect(() => {
    const tasks = { count, mentions: 0, label: 'tasks that wait for you to accept them' }
    attention.set({ ...attention.get(), tasks })
  }, [count])

  return <RequestHost />
}
