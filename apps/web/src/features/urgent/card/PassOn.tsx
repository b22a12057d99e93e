import { api, type RungTarget } from '@baton/contract'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { useUrgentNaming } from '../use-urgent.ts'
import styles from './pass-on.module.css'
import { type PassOnOption, passOnOptions } from './pass-on-snapshot.ts'

interface PassOnProps {
  readonly escalationId: string
  readonly isHandOn: boolean
  readonly isBusy: boolean
  /** Roles that come to mind first: those that the ladder names. */
  readonly rungs: readonly { readonly target: RungTarget }[]
  readonly onChoose: (option: PassOnOption) => void
  readonly onClose: () => void
}

/** Not me: the right role in one tap, or anyone who is on duty by name. */
export function PassOn({ isHandOn, isBusy, rungs, onChoose, onClose }: PassOnProps) {
  const naming = useUrgentNaming()
  const dutyOf = useDuties()
  const [text, setText] = useState('')
  const { answer } = useAsk(api.identity.searchDirectory, { text }, { isWanted: text.trim().length > 1 })
  const people = answer?.ok ? answer.value.people.map(({ person }) => person) : []
  const options = passOnOptions({ text, rungs, people, naming, dutyOf })
  return (
    <section className={styles.panel} aria-label={isHandOn ? 'Hand on to' : 'Pass on to'}>
      <p className={styles.title}>{isHandOn ? 'Who takes it from you?' : 'Not me. Who is it for?'}</p>
      <p className={styles.help}>They are called at once.</p>
      <ul className={styles.options}>
        {options.map((option) => (
          <li key={`${option.target.kind} ${option.target.id}`}>
            <button
              type="button"
              className={styles.option}
              disabled={isBusy}
              onClick={() => onChoose(option)}
            >
              <span className={styles.words}>
                <span className={styles.name}>{option.name}</span>
                <span className={styles.who}>{option.about}</span>
              </span>
              <ArrowRight aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className={styles.help}>Nobody on duty is called that.</p>}
      <SearchField
        label="Find another role or person"
        placeholder="Role or person"
        value={text}
        onChange={setText}
      />
      <Button variant="quiet" onPress={onClose}>
        Keep it
      </Button>
    </section>
  )
}
