import { api } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useNameOf } from '../use-name-of.ts'
import { nextTimeOfDay } from '../words/time-of-day.ts'
import { closeDutySheet } from './duty-sheet.ts'
import { placeChoices } from './place-choices.ts'
import styles from './sheet.module.css'
import { proposedFields, signOnSnapshot } from './sign-on-snapshot.ts'

interface SignOnProps {
  readonly mine: MyDuty
  /** Roles that are chosen besides what is proposed. */
  readonly roleIds: readonly string[]
}

/** Going on duty: everything has a default, so that a second tap is enough. The same form changes it later. */
export function SignOn({ mine, roleIds }: SignOnProps) {
  const me = useMe()
  const now = useNow()
  const roles = useRoles()
  const nameOf = useNameOf()
  const [fields, setFields] = useState(() => proposedFields(mine, me, now, roleIds))
  const [showsAll, setShowsAll] = useState(false)
  const { answer: places } = useAsk(api.identity.listPlaces, {})
  const { run, isBusy, failure } = useAct(api.duty.signOn)
  const until = nextTimeOfDay(fields.until, now)
  const snapshot = signOnSnapshot({ mine, roles, chosen: fields.roleIds, showsAll, nameOf, now })
  const isTimeWrong = fields.until.trim() !== '' && until === null
  const isChange = mine.duty.state === 'on'

  function choose(roleId: string, isChosen: boolean): void {
    const others = fields.roleIds.filter((id) => id !== roleId)
    setFields({ ...fields, roleIds: isChosen ? [...others, roleId] : others })
  }

  async function signOn(): Promise<void> {
    if (isTimeWrong) return
    const answer = await run({
      from: fields.isFromHome ? 'home' : 'site',
      roleIds: [...fields.roleIds],
      placeId: fields.placeId || null,
      telephone: fields.telephone.trim() || null,
      until,
      displace: snapshot.displaces,
    })
    if (!answer.ok) return
    notify(isChange ? 'Changed. Colleagues see it now.' : 'You are on duty.', { tone: 'good' })
    closeDutySheet()
  }

  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void signOn()
      }}
    >
      {!isChange && <p className={styles.lead}>{snapshot.rota}</p>}
      {!isAllAt(failure, ['telephone']) && <FailureNotice failure={failure} />}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{isChange ? 'My roles' : 'Roles I take on'}</legend>
        {snapshot.choices.map((choice) => (
          <Checkbox
            key={choice.id}
            label={choice.name}
            {...(choice.help ? { help: choice.help } : {})}
            isSelected={choice.isChosen}
            onChange={(isChosen) => choose(choice.id, isChosen)}
          />
        ))}
        {snapshot.choices.length === 0 && (
          <p className={styles.soft}>None. You can be on duty without a role, and take one later.</p>
        )}
        {snapshot.hiddenCount > 0 && (
          <div>
            <Button size="small" variant="quiet" onPress={() => setShowsAll(true)}>
              Show all roles
            </Button>
          </div>
        )}
      </fieldset>
      <Checkbox
        label="I work from home today"
        help="On duty for what can be done from there."
        isSelected={fields.isFromHome}
        onChange={(isFromHome) => setFields({ ...fields, isFromHome })}
      />
      <div className={styles.pair}>
        <TextField
          label="Number to ring"
          type="tel"
          mistake={mistakeAt(failure, 'telephone')}
          value={fields.telephone}
          onChange={(telephone) => setFields({ ...fields, telephone })}
        />
        <TextField
          label="Until"
          inputMode="numeric"
          placeholder="17:00"
          maxLength={5}
          mistake={isTimeWrong ? 'Write it as 17:00.' : undefined}
          value={fields.until}
          onChange={(until) => setFields({ ...fields, until })}
        />
      </div>
      {places?.ok && (
        <Select
          label="Place"
          isOptional
          placeholder="No place"
          value={fields.placeId}
          options={placeChoices(places.value)}
          onChange={(placeId) => setFields({ ...fields, placeId })}
        />
      )}
      <div className={styles.foot}>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {isChange ? 'Save' : 'Sign on'}
        </Button>
      </div>
    </form>
  )
}
