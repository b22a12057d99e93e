import { api, type PatientList } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useNameOf } from '../../duty/use-name-of.ts'
import { ChosenPeople } from '../../messaging/people-picker/ChosenPeople.tsx'
import { PeoplePicker } from '../../messaging/people-picker/PeoplePicker.tsx'
import { useTeamName } from '../use-team-name.ts'

interface ShareListDialogProps {
  readonly list: PatientList
  readonly onClose: () => void
}

/** Who else sees a list: it says before what that lets them see. */
export default function ShareListDialog({ list, onClose }: ShareListDialogProps) {
  const me = useMe().person
  const nameOf = useNameOf()
  const teamName = useTeamName()
  const { all } = useTeams()
  const { run, isBusy, failure } = useAct(api.patients.shareList)
  const [personIds, setPersonIds] = useState<readonly string[]>(list.sharedWith.personIds)
  const [teamIds, setTeamIds] = useState<readonly string[]>(list.sharedWith.teamIds)
  const ownerId = list.owner.id
  const teams = all.filter(({ id }) => id !== ownerId && !teamIds.includes(id))
  const without = (id: string) => (other: string) => other !== id

  async function share() {
    const shared = await run({ listId: list.id, personIds: [...personIds], teamIds: [...teamIds] })
    if (!shared.ok) return
    const isShared = personIds.length + teamIds.length > 0
    notify(isShared ? `${list.name} is shared` : `Nobody else sees ${list.name}`, { tone: 'good' })
    onClose()
  }

  return (
    <Dialog
      title={`Share ${list.name}`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} onPress={() => void share()}>
            Save
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>Whoever sees the list sees its patients. A team that it is shared with changes it too.</p>
      <ChosenPeople
        people={[
          ...personIds.map((id) => ({ id, name: nameOf(id) })),
          ...teamIds.map((id) => ({ id, name: teamName(id) })),
        ]}
        onDrop={(id) => {
          setPersonIds(personIds.filter(without(id)))
          setTeamIds(teamIds.filter(without(id)))
        }}
      />
      <Select
        label="Teams"
        placeholder="Choose a team"
        value=""
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id !== '' && setTeamIds([...teamIds, id])}
      />
      <PeoplePicker
        label="Find colleagues to share with"
        takesFocus={false}
        without={new Set([me.id, ownerId])}
        chosen={new Set(personIds)}
        onPick={({ person }) =>
          setPersonIds(
            personIds.includes(person.id) ? personIds.filter(without(person.id)) : [...personIds, person.id],
          )
        }
      />
    </Dialog>
  )
}
