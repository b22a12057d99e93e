import { api, type Escalation } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { useMemo } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { signOut } from '../../../app/session/session.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useNameOf } from '../use-name-of.ts'
import { closeDutySheet, dutySheet } from './duty-sheet.ts'
import styles from './sheet.module.css'
import { type LeavingRole, leavingRoles, leftTasksWords } from './sign-off-snapshot.ts'

interface SignOffProps {
  readonly mine: MyDuty
  /** The person is signing out of this device, and is asked whether they go off duty with it. */
  readonly isSigningOut?: boolean
}

/** Going off duty: what becomes of my roles, what stands in the way, and the way out of it. */
export function SignOff({ mine, isSigningOut = false }: SignOffProps) {
  const now = useNow()
  const roles = useRoles()
  const nameOf = useNameOf()
  const { run, isBusy, failure } = useAct(api.duty.signOff)
  const leaving = leavingRoles({ mine, roles, nameOf, now })
  const held = useHeldItems()
  const stands = held.length > 0 || leaving.some((role) => role.stands)

  async function goOff(): Promise<void> {
    const answer = await run({})
    if (!answer.ok) return
    closeDutySheet()
    if (isSigningOut) {
      await signOut()
      return
    }
    const fell = answer.value.fellBack.map(
      ({ roleId, toRoleId }) =>
        `${roles.byId.get(roleId)?.name ?? 'A role'} fell to ${roles.byId.get(toRoleId)?.name ?? 'another role'}.`,
    )
    notify(['You are off duty. Messages wait for you.', ...fell].join(' '), { tone: 'good' })
  }

  return (
    <div className={styles.stack}>
      <p className={styles.lead}>
        {isSigningOut
          ? 'You are still on duty. If you sign out and stay on duty, colleagues go on writing to you.'
          : 'Nothing rings or shows up until you sign on again. Messages wait for you, and urgent ones go to whoever covers.'}
      </p>
      <FailureNotice failure={failure} />
      {held.length > 0 && (
        <section className={styles.group} aria-label="Urgent items you accepted">
          <h3 className={styles.legend}>
            {held.length === 1 ? 'You hold 1 urgent item' : `You hold ${held.length} urgent items`}
          </h3>
          <div className={styles.items}>
            {held.map(({ id, reason }) => (
              <div key={id} className={styles.item}>
                <span className={styles.itemName}>{reason}</span>
              </div>
            ))}
          </div>
          <p className={styles.stands}>Finish them or hand them on first.</p>
          <div>
            <ButtonLink to="/urgent" onClick={closeDutySheet}>
              Open my urgent items
            </ButtonLink>
          </div>
        </section>
      )}
      <LeftTasks />
      {leaving.length > 0 && (
        <section className={styles.group} aria-label="What becomes of your roles">
          <h3 className={styles.legend}>What becomes of your roles</h3>
          <div className={styles.items}>
            {leaving.map((role) => (
              <Leaving key={role.id} role={role} />
            ))}
          </div>
        </section>
      )}
      <div className={styles.foot}>
        {!stands && (
          <Button variant="primary" isBusy={isBusy} onPress={() => void goOff()}>
            {isSigningOut ? 'Go off duty and sign out' : 'Go off duty'}
          </Button>
        )}
        {isSigningOut ? (
          <Button
            onPress={() => {
              closeDutySheet()
              void signOut()
            }}
          >
            Sign out, stay on duty
          </Button>
        ) : (
          <Button onPress={() => dutySheet.set({ view: 'duty' })}>Stay on duty</Button>
        )}
      </div>
    </div>
  )
}

/** What I accepted and have not finished: nobody goes off duty with it. */
function useHeldItems(): readonly Escalation[] {
  const { open } = useStore(useClient().urgent.store)
  return open.filter(({ asks }) => asks === 'do').map(({ escalation }) => escalation)
}

/** Other tasks stay with whoever goes: they are told how many first, and where to give them to somebody (TSK29). */
function LeftTasks() {
  const count = useOpenTasks()
  if (count === 0) return null
  return (
    <section className={styles.group} aria-label="Tasks you leave">
      <h3 className={styles.legend}>{leftTasksWords(count)}</h3>
      <p className={styles.soft}>Until somebody takes over what you leave, it is yours and nobody does it.</p>
      <div className={styles.quick}>
        <ButtonLink to="/handover" onClick={closeDutySheet}>
          Hand over
        </ButtonLink>
        <ButtonLink to="/tasks" onClick={closeDutySheet}>
          Open my tasks
        </ButtonLink>
      </div>
    </section>
  )
}

/** How many open tasks are mine. */
function useOpenTasks(): number {
  const { tasks } = useClient()
  const store = useMemo(() => tasks.board({ board: 'mine' }), [tasks])
  const board = useStore(store)
  const { person } = useMe()
  return board.state === 'here' ? board.value.tasks.filter(({ ownerId }) => ownerId === person.id).length : 0
}

function Leaving({ role }: { readonly role: LeavingRole }) {
  return (
    <div className={styles.item}>
      <span className={styles.itemName}>{role.name}</span>
      <span className={role.stands ? styles.stands : styles.soft}>{role.outcome}</span>
      {role.stands && (
        <div className={styles.quick}>
          <Button size="small" onPress={() => dutySheet.set({ view: 'hand-over', roleId: role.id })}>
            Hand over
          </Button>
        </div>
      )}
    </div>
  )
}
