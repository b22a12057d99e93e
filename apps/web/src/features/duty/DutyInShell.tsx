import { lazy, Suspense, useEffect, useRef } from 'react'
import { useClient } from '../../platform/use-client.ts'
import { notify } from '../../ui/toast/notices.ts'
import { dutySheet } from './sheet/duty-sheet.ts'
import { useNameOf } from './use-name-of.ts'

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

function useDisplacedNotice(): void {
  const client = useClient()
  const nameOf = useNameOf()
  const latest = useRef(nameOf)
  useEffect(() => {
    latest.current = nameOf
  })
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'role.displaced') return
        const { roleId, byPersonId } = event.data
        const role = client.duty.roles.getSnapshot().byId.get(roleId)?.name ?? 'a role of yours'
        notify(`${latest.current(byPersonId)} took over ${role}.`)
      }),
    [client],
  )
}
