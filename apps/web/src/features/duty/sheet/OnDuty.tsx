import { api, type Role, type RoleOffer } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { GiveUp } from '../roles/GiveUp.tsx'
import { useNameOf } from '../use-name-of.ts'
import { DutyMark } from '../words/DutyMark.tsx'
import { dutyLine, focusNow } from '../words/duty-words.ts'
import { untilWords } from '../words/until-words.ts'
import { closeDutySheet, dutySheet } from './duty-sheet.ts'
import styles from './sheet.module.css'

/** What I am on duty for, and everything that I can do about it. */
export function OnDuty({ mine }: { readonly mine: MyDuty }) {
  const now = useNow()
  const line = dutyLine(mine.duty, now)
  const isBusy = focusNow(mine.duty, now) !== null
  const focus = useAct(api.duty.setFocus)
  const { telephone, since } = mine.duty
  return (
    <div className={styles.stack}>
      <div className={`${styles.state} ${styles[line.state] ?? ''}`}>
        <DutyMark state={line.state} />
        <p className={styles.stateWords}>
          <strong>{line.words}</strong>
          <span>
            {[since && `Since ${untilWords(since, now)}`, telephone && `ring ${telephone}`]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
      </div>
      <FailureNotice failure={focus.failure} />
      <div className={styles.quick}>
        <Button size="small" onPress={() => dutySheet.set({ view: 'sign-on', roleIds: [] })}>
          Change
        </Button>
        {isBusy ? (
          <Button size="small" isBusy={focus.isBusy} onPress={() => void focus.run({ focus: null })}>
            Not busy any more
          </Button>
        ) : (
          <Button size="small" onPress={() => dutySheet.set({ view: 'focus' })}>
            I am busy
          </Button>
        )}
        <ButtonLink to="/rota" size="small" onClick={closeDutySheet}>
          Rota
        </ButtonLink>
      </div>
      <section className={styles.group} aria-label="Roles I hold">
        <h3 className={styles.legend}>Roles I hold</h3>
        {mine.holding.length === 0 && <p className={styles.soft}>None now.</p>}
        {mine.holding.length > 0 && (
          <div className={styles.items}>
            {mine.holding.map((role) => (
              <HeldRole
                key={role.id}
                role={role}
                offer={mine.offers.find((offer) => isOf(offer, role, mine))}
              />
            ))}
          </div>
        )}
      </section>
      <div className={styles.foot}>
        <Button variant="primary" onPress={() => dutySheet.set({ view: 'sign-off' })}>
          Go off duty
        </Button>
      </div>
    </div>
  )
}

function isOf(offer: RoleOffer, role: Role, mine: MyDuty): boolean {
  return offer.roleId === role.id && offer.fromPersonId === mine.duty.personId
}

function HeldRole({ role, offer }: { readonly role: Role; readonly offer: RoleOffer | undefined }) {
  const nameOf = useNameOf()
  const takeBack = useAct(api.duty.declineRole)
  return (
    <div className={styles.item}>
      <span className={styles.itemName}>{role.name}</span>
      <FailureNotice failure={takeBack.failure} />
      {offer ? (
        <>
          <span className={styles.soft}>
            Offered to {nameOf(offer.toPersonId)}. It is yours until they accept.
          </span>
          <div className={styles.quick}>
            <Button
              size="small"
              isBusy={takeBack.isBusy}
              onPress={() => void takeBack.run({ offerId: offer.id })}
            >
              Take the offer back
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.quick}>
          <Button size="small" onPress={() => dutySheet.set({ view: 'hand-over', roleId: role.id })}>
            Hand over
          </Button>
          <GiveUp role={role} />
        </div>
      )}
    </div>
  )
}
