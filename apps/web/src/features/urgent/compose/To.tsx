import { api, type RungTarget } from '@baton/contract'
import { ArrowRight, UserRound, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { ElsewhereRoles } from '../../duty/elsewhere/ElsewhereRoles.tsx'
import { useElsewhere } from '../../duty/elsewhere/use-elsewhere.ts'
import { useTurningTo } from '../../duty/elsewhere/use-turning-to.ts'
import options from '../card/pass-on.module.css'
import { useUrgentNaming } from '../use-urgent.ts'
import styles from './compose.module.css'
import type { Addressed } from './compose-target.ts'
import { toOptions } from './to-options.ts'

interface ToProps {
  readonly goes: Addressed | null
  /** Of the conversation that it is sent from. */
  readonly members: readonly string[]
  /** Somebody else was chosen than where it was opened. */
  readonly hasChosen: boolean
  readonly onChoose: (target: RungTarget | null) => void
  /** A role of a connected organisation was chosen. */
  readonly onElsewhere: (organisationId: string, roleId: string) => void
}

/** To whom it goes, by name, with who that is now; or a choice of roles first and people after. */
export function To({ goes, members, hasChosen, onChoose, onElsewhere }: ToProps) {
  const naming = useUrgentNaming()
  const dutyOf = useDuties()
  const [isChoosing, setChoosing] = useState(false)
  const [text, setText] = useState('')
  const { answer } = useAsk(
    api.identity.searchDirectory,
    { text },
    { isWanted: text.trim().length > 1 && !naming.visited },
  )
  const elsewhere = useElsewhere(text)
  const turning = useTurningTo()
  const people = answer?.ok ? answer.value.people.map(({ person }) => person) : []
  const { visited } = naming
  // Whoever turned to a role elsewhere chooses nobody else there: it has a page of its own.
  if (goes && !isChoosing && (visited || !goes.problem)) {
    const Icon = goes.first.kind === 'person' ? UserRound : UsersRound
    return (
      <section className={styles.to} aria-label="To">
        <Icon aria-hidden="true" />
        <p className={styles.toWords}>
          <bdi className={styles.toName}>{goes.name}</bdi>
          {visited && (
            <span className={styles.toName}>
              at <bdi>{visited.name}</bdi>
            </span>
          )}
          <bdi className={styles.soft}>{goes.about}</bdi>
        </p>
        {!visited && (
          <Button size="small" onPress={() => setChoosing(true)}>
            Change
          </Button>
        )}
        {visited && goes.problem && <p className={styles.redirect}>{goes.problem}</p>}
        {goes.redirect && <p className={styles.redirect}>{goes.redirect}</p>}
      </section>
    )
  }
  return (
    <section className={styles.choosing} aria-label="To">
      <p className={styles.toTitle}>Who must accept it?</p>
      {goes?.problem && <p className={styles.redirect}>{goes.problem}</p>}
      <SearchField
        label="Find a role or person"
        placeholder="Role or person"
        value={text}
        onChange={setText}
      />
      <ul className={options.options}>
        {toOptions({ text, members, people, naming, dutyOf }).map(({ target, name, about }) => (
          <li key={target.id}>
            <button
              type="button"
              className={options.option}
              onClick={() => {
                setChoosing(false)
                setText('')
                onChoose(target)
              }}
            >
              <span className={options.words}>
                <span className={options.name}>{name}</span>
                <span className={options.who}>{about}</span>
              </span>
              <ArrowRight aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {elsewhere && elsewhere.length > 0 && (
        <ElsewhereRoles
          level={3}
          groups={elsewhere}
          onPick={(organisationId, { id }) =>
            void turning.visit(organisationId, () => onElsewhere(organisationId, id))
          }
        />
      )}
      <FailureNotice failure={turning.failure} />
      {(hasChosen || (isChoosing && goes)) && (
        <Button
          variant="quiet"
          onPress={() => {
            setChoosing(false)
            onChoose(null)
          }}
        >
          As it was
        </Button>
      )}
    </section>
  )
}
