import { type AudiencePart, api } from '@baton/contract'
import { CircleAlert, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { capital } from '../../urgent/words/targets.ts'
import { useBroadcastNaming, useMayBroadcast } from '../use-broadcasts.ts'
import { partWords } from '../words.ts'
import { audienceOptions } from './audience-options.ts'
import { isSamePart } from './broadcast-fields.ts'
import styles from './compose.module.css'

interface AudienceProps {
  readonly audience: readonly AudiencePart[]
  readonly mistake: string | undefined
  readonly onChange: (audience: readonly AudiencePart[]) => void
}

/** Who is chosen so far, and who else can be: only what the server would take. */
export function Audience({ audience, mistake, onChange }: AudienceProps) {
  const naming = useBroadcastNaming()
  const { mine } = useTeams()
  const { isWide } = useMayBroadcast()
  const [text, setText] = useState('')
  const { answer } = useAsk(api.identity.listPlaces, {})
  const found = useAsk(
    api.identity.searchDirectory,
    { text, limit: 100 },
    { isWanted: isWide, keepsEarlier: true },
  ).answer
  const people = found?.ok ? found.value.people : []
  const options = audienceOptions({
    text,
    chosen: audience,
    naming,
    mine,
    isWide,
    sites: answer?.ok ? answer.value.sites : [],
    places: answer?.ok ? answer.value.places : [],
    professions: [...new Set(people.map(({ person }) => person.profession))].sort(),
  })
  return (
    <>
      {audience.length > 0 && (
        <ul className={styles.chosen} aria-label="Chosen">
          {audience.map((part) => (
            <li key={JSON.stringify(part)}>
              <button
                type="button"
                className={styles.chip}
                aria-label={`Take out ${partWords(part, naming)}`}
                onClick={() => onChange(audience.filter((one) => !isSamePart(one, part)))}
              >
                <bdi>{capital(partWords(part, naming))}</bdi>
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {mistake !== undefined && (
        <p className={styles.mistake}>
          <CircleAlert aria-hidden="true" />
          {mistake}
        </p>
      )}
      <SearchField
        label={isWide ? 'Find a team, place, profession or role' : 'Find one of your teams'}
        placeholder={isWide ? 'Team, place, profession, role' : 'One of your teams'}
        value={text}
        onChange={setText}
      />
      <ul className={styles.options} aria-label="Add to the audience">
        {options.map(({ part, name, about }) => (
          <li key={JSON.stringify(part)}>
            <button
              type="button"
              className={styles.option}
              onClick={() => {
                setText('')
                onChange([...audience, part])
              }}
            >
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.about}>{about}</span>
              </span>
              <Plus aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {options.length === 0 && text.trim() !== '' && <p className={styles.about}>Nothing is called that.</p>}
    </>
  )
}
