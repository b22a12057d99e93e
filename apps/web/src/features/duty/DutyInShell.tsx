import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useClient } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import { notify } from '../../ui/toast/notices.ts'
import { dutySheet } from './sheet/duty-sheet.ts'

const DutySheet = lazy(async () => ({ default: (await import('./sheet/DutySheet.tsx')).DutySheet }))

/** What my duty needs on every screen: the sheet, once it is wanted, and a word when a colleague took a role of mine. */
export function DutyInShell() {
  const shown = dutySheet.use()
  const wasShown = useRef(false)
  if (shown) wasShown.current = true
  useDisplacedNotice()
  return wasShown.current ? (
    <Suspense>
      <DutySheet />
    </Suspense>
  ) : null
}

interface Displaced {
  readonly roleId: string
  readonly byPersonId: string
}

/** Said once it is known who it was: a notice without a name would only alarm. */
function useDisplacedNotice(): void {
  const client = useClient()
  const find = usePeople()
  const { byId } = useRoles()
  const [waiting, setWaiting] = useState<readonly Displaced[]>([])
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'role.displaced') setWaiting((before) => [...before, event.data])
      }),
    [client],
  )
  useEffect(() => {
    const [first] = waiting
    const person = first && find(first.byPersonId)
    if (!person) return
    notify(`${person.name} took over ${byId.get(first.roleId)?.name ?? 'a role of yours'}.`)
    setWaiting((before) => before.slice(1))
  }, [waiting, find, byId])
}
