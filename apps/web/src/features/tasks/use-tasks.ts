import type { BoardOf, TaskView, Watched } from '@baton/client'
import type { Board } from '@baton/domain/tasks/replay'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { usePlaces } from '../../app/session/use-places.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useMyDuty } from '../../platform/use-duty.ts'
import { useServerNow } from '../../platform/use-server-now.ts'
import { useUrgentNaming } from '../urgent/use-urgent.ts'
import type { TaskViewer } from './acts.ts'
import type { TaskAround } from './board/board-snapshot.ts'
import { type Joined, joinBoards } from './boards/join-boards.ts'

/** Who I am to tasks: my roles, my teams, whether I am on duty. */
export function useTaskViewer(): TaskViewer {
  const { person } = useMe()
  const mine = useMyDuty()
  const teams = useTeams()
  return useMemo(
    () => ({
      id: person.id,
      roleIds: new Set(mine?.holding.map(({ id }) => id)),
      teamIds: teams.mine,
      isOnDuty: mine?.duty.state === 'on',
      coordinates: mine?.holding.some(({ coordinates }) => coordinates) ?? false,
    }),
    [person.id, mine, teams.mine],
  )
}

/** Everything that puts a task into words, with the server's time. */
export function useTaskAround(): TaskAround {
  const viewer = useTaskViewer()
  const naming = useUrgentNaming()
  const places = usePlaces()
  const now = useServerNow(15_000)
  return useMemo(() => ({ viewer, naming, places, now }), [viewer, naming, places, now])
}

/** Boards, joined into one and level as long as a screen shows them. */
export function useBoards(of: readonly BoardOf[]): Joined {
  const { tasks } = useClient()
  const key = JSON.stringify(of)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which they are
  const stores = useMemo(() => of.map((one) => tasks.board(one)), [tasks, key])
  const last = useRef<{ readonly parts: readonly Watched<Board>[]; readonly joined: Joined }>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = stores.map((store) => store.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [stores],
  )
  return useSyncExternalStore(subscribe, () => {
    const parts = stores.map((store) => store.getSnapshot())
    const isSame =
      last.current?.parts.length === parts.length &&
      last.current.parts.every((part, place) => part === parts[place])
    if (!last.current || !isSame) last.current = { parts, joined: joinBoards(parts) }
    return last.current.joined
  })
}

/** One task with everything that was done to it. */
export function useTask(taskId: string): Watched<TaskView> {
  return useStore(useClient().tasks.task(taskId))
}
