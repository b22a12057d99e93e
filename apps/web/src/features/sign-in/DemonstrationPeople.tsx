import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { welcome } from '../../app/session/session.ts'
import { useAct } from '../../app/session/use-act.ts'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { RowButton } from '../../ui/row/Row.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import styles from './demonstration-people.module.css'
import { deviceName } from './device-name.ts'
import type { SignInSnapshot } from './sign-in-snapshot.ts'

interface DemonstrationPeopleProps {
  readonly people: NonNullable<SignInSnapshot['demonstration']>
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** The people of the demonstration: a few with what to try in a minute, and everyone else. */
export function DemonstrationPeople({ people, search, onSearch }: DemonstrationPeopleProps) {
  const { run, failure } = useAct(api.identity.signInAsDemonstrationPerson)
  const [chosen, setChosen] = useState<string>()

  async function signInAs(personId: string) {
    setChosen(personId)
    const answer = await run({ personId, device: deviceName(navigator.userAgent) })
    setChosen(undefined)
    if (answer.ok) welcome(answer.value)
  }

  return (
    <div className={styles.demonstration}>
      <p className={styles.words}>{people.words}</p>
      <FailureNotice failure={failure} />
      <ul className={styles.cards}>
        {people.featured.map((person) => (
          <li key={person.personId} className={styles.card}>
            <div className={styles.who}>
              <Avatar id={person.personId} name={person.name} size="large" />
              <div>
                <Heading level={2} size={16}>
                  {person.name}
                </Heading>
                <p className={styles.description}>{person.description}</p>
                <p className={styles.description}>{person.organisationName}</p>
              </div>
            </div>
            <ul className={styles.suggestions}>
              {person.suggestions.map((suggestion) => (
                <li key={suggestion}>{suggestion}</li>
              ))}
            </ul>
            <Button
              variant="primary"
              isWide
              isBusy={chosen === person.personId}
              onPress={() => void signInAs(person.personId)}
              aria-label={`Sign in as ${person.name}`}
            >
              Sign in as {firstNameOf(person.name)}
            </Button>
          </li>
        ))}
      </ul>
      {people.otherCount > 0 && (
        <section className={styles.others} aria-label="Everyone else">
          <SearchField
            label="Find anyone else"
            placeholder={`Or be one of ${people.otherCount} others: name, profession, ward`}
            value={search}
            onChange={onSearch}
          />
          {search.trim() !== '' && (
            <div className={styles.list}>
              {people.found.map(({ organisation, people: some }) => (
                <section key={organisation} aria-label={organisation}>
                  <div className={styles.organisation}>
                    <Heading level={2} size={16}>
                      {organisation}
                    </Heading>
                  </div>
                  {some.map((person) => (
                    <RowButton
                      key={person.personId}
                      leading={<Avatar id={person.personId} name={person.name} />}
                      title={person.name}
                      subtitle={person.description}
                      onPress={() => void signInAs(person.personId)}
                    />
                  ))}
                </section>
              ))}
              {people.found.length === 0 && <p className={styles.nobody}>Nobody here by those words.</p>}
            </div>
          )}
        </section>
      )}
    </div>
  )
}

function firstNameOf(name: string): string {
  const words = name.split(' ').filter((word) => !/^(dr|mr|mrs|ms|miss|mx|prof|sister|nurse)\.?$/i.test(word))
  return words[0] ?? name
}
