import { api } from '@baton/contract'
import { useEffect, useMemo } from 'react'
import type { Failure } from '../../../app/session/ask.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { useHandovers } from '../../handover/use-handover.ts'
import { useLoad } from '../load/use-load.ts'
import { useBoards, useTaskAround } from '../use-tasks.ts'
import { type NightSnapshot, nightSnapshot } from './night-snapshot.ts'

/** Who is sickest is asked for again at most so often, in ms, however much changes: it reads every ward. */
const sickEveryMs = 5_000

interface Night {
  readonly night: NightSnapshot | null
  readonly failure: Failure | undefined
  readonly reload: () => void
}

/** The night of a site, level with what happens. */
export function useNight(siteId: string): Night {
  const around = useTaskAround()
  const board = useBoards([{ board: 'site', id: siteId }])
  const load = useLoad(siteId)
  const sickest = useSickest(siteId)
  const handovers = useHandovers()
  const dutyOf = useDuties()
  const night = useMemo(() => {
    if (board.state !== 'here' || !load.answer?.ok || !sickest.answer?.ok) return null
    const { tasks, patients } = board
    const open = handovers.state === 'here' ? handovers.value.handovers : []
    const told = { load: load.answer.value, sickest: sickest.answer.value, handovers: open }
    return nightSnapshot({ siteId, tasks, patients, ...told, dutyOf }, around)
  }, [siteId, board, load.answer, sickest.answer, handovers, dutyOf, around])
  const failed = [load.answer, sickest.answer].find((answer) => answer && !answer.ok)
  const failure =
    board.state === 'refused' ? board.refusal : failed && !failed.ok ? failed.failure : undefined
  return {
    night,
    failure,
    reload() {
      load.reload()
      sickest.reload()
    },
  }
}

function useSickest(siteId: string) {
  const client = useClient()
  const { answer, reload } = useAsk(api.tasks.listSickest, { siteId }, { keepsEarlier: true })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = client.onEvent(({ type }) => {
      if (type !== 'task.changed' && type !== 'patient.changed' && type !== 'handover.changed') return
      timer ??= setTimeout(() => {
        timer = undefined
        reload()
      }, sickEveryMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, reload])
  return { answer, reload }
}
