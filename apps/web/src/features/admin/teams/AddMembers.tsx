import { api } from '@baton/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { useDirectory } from '../../directory/use-directory.ts'
import styles from '../admin.module.css'

interface AddMembersProps {
  readonly teamId: string
  readonly memberIds: readonly string[]
}

/** Most people that are offered: more words find better. */
const offeredAtMost = 6

/** Find people and put them in the team. */
export function AddMembers({ teamId, memberIds }: AddMembersProps) {
  const [search, setSearch] = useState('')
  const directory = useDirectory(search)
  const { run, failure } = useAct(api.identity.addTeamMembers)
  const offered =
    search.trim() === '' ? [] : directory.people.filter(({ person }) => !memberIds.includes(person.id))

  async function add(personId: string) {
    await run({ teamId, personIds: [personId] })
    await outdate(api.identity.openTeam, api.identity.listTeams)
  }

  return (
    <>
      <div className={styles.pad}>
        <SearchField
          label="Find people to add"
          placeholder="Add people: name, profession, ward"
          value={search}
          onChange={setSearch}
        />
      </div>
      {failure && (
        <div className={styles.pad}>
          <FailureNotice failure={failure} />
        </div>
      )}
      {offered.slice(0, offeredAtMost).map(({ person, where }) => (
        <Row
          key={person.id}
          leading={<Avatar id={person.id} name={person.name} />}
          title={person.name}
          subtitle={[person.grade ?? person.profession, where].filter(Boolean).join(', ')}
          action={
            <Button
              size="small"
              icon={<UserPlus />}
              aria-label={`Add ${person.name}`}
              onPress={() => void add(person.id)}
            >
              Add
            </Button>
          }
        />
      ))}
    </>
  )
}
