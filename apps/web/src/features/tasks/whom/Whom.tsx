import { api, type RungTarget } from '@baton/contract'
import { ArrowRight, IdCard, UserRound, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { addressed } from '../../urgent/compose/compose-target.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import styles from './whom.module.css'
import { loadWords, whomOptions } from './whom-options.ts'

interface WhomProps {
  readonly label: string
  readonly value: RungTarget | null
  readonly onChoose: (target: RungTarget | null) => void
  readonly isOnlyPeople?: boolean
  readonly suggested?: readonly RungTarget[]
  readonly mistake?: string | undefined
}

const icons = { role: IdCard, person: UserRound, team: UsersRound }
const nobody: readonly RungTarget[] = []

/** To whom it goes: a role, a team or a person, with who that is now and how much they carry. */
export function Whom({
  label,
  value,
  onChoose,
  isOnlyPeople = false,
  suggested = nobody,
  mistake,
}: WhomProps) {
  const naming = useUrgentNaming()
  const teams = useTeams()
  const dutyOf = useDuties()
  const now = useServerNow(60_000)
  const [text, setText] = useState('')
  const { answer: carried } = useAsk(api.tasks.listLoad, {})
  const { answer: found } = useAsk(
    api.identity.searchDirectory,
    { text },
    { isWanted: text.trim().length > 1 },
  )
  const loads = carried?.ok ? carried.value.loads : []
  if (value) {
    const goes = addressed(value, { naming, dutyOf, now })
    const Icon = icons[goes.first.kind]
    const load = loads.find(({ personId }) => goes.first.kind === 'person' && personId === goes.first.id)
    return (
      <section className={styles.chosen} aria-label={label}>
        <Icon aria-hidden="true" />
        <p className={styles.words}>
          <bdi className={styles.name}>{goes.name}</bdi>
          <bdi className={styles.about}>
            {goes.about}
            {load && `, ${loadWords(load)}`}
          </bdi>
        </p>
        <Button size="small" onPress={() => onChoose(null)}>
          Change
        </Button>
        {(goes.redirect ?? goes.problem) && (
          <p className={styles.redirect}>{goes.redirect ?? goes.problem}</p>
        )}
      </section>
    )
  }
  const options = whomOptions({
    text,
    isOnlyPeople,
    loads,
    people: found?.ok ? found.value.people.map(({ person }) => person) : [],
    naming,
    myTeamIds: teams.mine,
    dutyOf,
    suggested,
  })
  return (
    <section className={styles.choosing} aria-label={label}>
      <p className={styles.title}>{label}</p>
      {mistake && <p className={styles.mistake}>{mistake}</p>}
      <SearchField
        label={isOnlyPeople ? 'Find a person' : 'Find a role, team or person'}
        placeholder={isOnlyPeople ? 'Person' : 'Role, team or person'}
        value={text}
        onChange={setText}
      />
      <ul className={styles.options}>
        {options.map(({ target, name, about, load }) => {
          const Icon = icons[target.kind]
          return (
            <li key={`${target.kind} ${target.id}`}>
              <button
                type="button"
                className={styles.option}
                onClick={() => {
                  setText('')
                  onChoose(target)
                }}
              >
                <Icon aria-hidden="true" />
                <span className={styles.words}>
                  <bdi className={styles.name}>{name}</bdi>
                  <bdi className={styles.about}>
                    {[about, load].filter((part) => part !== '').join(' · ')}
                  </bdi>
                </span>
                <ArrowRight aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      {options.length === 0 && <p className={styles.about}>Nobody on duty is called that.</p>}
    </section>
  )
}
