import { api, type Role } from '@baton/contract'
import { useMemo, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useNow } from '../../../platform/use-now.ts'
import { usePeople } from '../../../platform/use-people.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { dutySheet } from './duty-sheet.ts'
import { colleaguesOnDuty } from './hand-over-snapshot.ts'
import styles from './sheet.module.css'

/** Offers a role to a colleague who is on duty; it moves with its open items when they accept. */
export function HandOver({ role }: { readonly role: Role }) {
  const viewerId = useMe().person.id
  const now = useNow()
  const find = usePeople()
  const [search, setSearch] = useState('')
  const { answer, reload } = useAsk(api.duty.listDuty, {})
  const { run, isBusy, failure } = useAct(api.duty.offerRole)
  const people = useMemo(
    () =>
      answer?.ok ? colleaguesOnDuty({ duties: answer.value.duties, find, search, viewerId, role, now }) : [],
    [answer, find, search, viewerId, role, now],
  )

  async function offer(toPersonId: string, name: string): Promise<void> {
    if (isBusy) return
    const offered = await run({ roleId: role.id, toPersonId })
    if (!offered.ok) return
    const { openItems } = offered.value.offer
    const items =
      openItems === 0 ? '' : openItems === 1 ? ' with 1 open item' : ` with ${openItems} open items`
    notify(`Offered to ${name}${items}. It is yours until they accept.`, { tone: 'good' })
    dutySheet.set({ view: 'duty' })
  }

  return (
    <div className={styles.stack}>
      <p className={styles.lead}>
        Choose a colleague who is on duty. {role.name} and everything open in it move to them in one step when
        they accept.
      </p>
      <FailureNotice failure={failure} />
      <SearchField
        label="Find a colleague on duty"
        placeholder="Name or profession"
        value={search}
        onChange={setSearch}
      />
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading who is on duty" count={4} />}
      {answer?.ok && people.length === 0 && (
        <EmptyState level={3} title="Nobody found on duty">
          Only someone on duty can take a role. Try part of another name.
        </EmptyState>
      )}
      <ul className={styles.people} aria-label="Colleagues on duty">
        {people.map((person) => (
          <li key={person.id}>
            <RowButton
              leading={<Avatar id={person.id} name={person.name} />}
              title={person.name}
              subtitle={person.about}
              onPress={() => void offer(person.id, person.name)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button onPress={() => dutySheet.set({ view: 'duty' })}>Back</Button>
      </div>
    </div>
  )
}
