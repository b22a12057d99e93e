import { api, type Person } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { ChosenPeople } from '../people-picker/ChosenPeople.tsx'
import { PeoplePicker } from '../people-picker/PeoplePicker.tsx'

interface AddMembersDialogProps {
  readonly conversationId: string
  readonly memberIds: ReadonlySet<string>
  readonly onClose: () => void
}

/** Adds people to a group, and decides whether they see what was said before. */
export function AddMembersDialog({ conversationId, memberIds, onClose }: AddMembersDialogProps) {
  const [people, setPeople] = useState<readonly Person[]>([])
  const [history, setHistory] = useState<'all' | 'none'>('none')
  const { run, isBusy, failure } = useAct(api.messaging.addMembers)
  const drop = (personId: string) => setPeople((before) => before.filter(({ id }) => id !== personId))

  async function add(): Promise<void> {
    const answer = await run({ conversationId, personIds: people.map(({ id }) => id), history })
    if (answer.ok) onClose()
  }

  return (
    <Dialog
      title="Add people"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={people.length === 0}
            onPress={() => void add()}
          >
            {people.length > 1 ? `Add ${people.length} people` : 'Add'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <ChosenPeople people={people} onDrop={drop} />
      <PeoplePicker
        label="Find colleagues to add"
        without={memberIds}
        chosen={new Set(people.map(({ id }) => id))}
        onPick={({ person }) =>
          people.some(({ id }) => id === person.id) ? drop(person.id) : setPeople([...people, person])
        }
      />
      <Choice
        label="What do they see?"
        value={history}
        onChange={setHistory}
        options={[
          { value: 'none', label: 'Only what is said from now on' },
          { value: 'all', label: 'Everything said before as well' },
        ]}
      />
    </Dialog>
  )
}
