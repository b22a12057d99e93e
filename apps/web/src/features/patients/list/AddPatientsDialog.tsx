import { api, type PatientList } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { ChosenPeople } from '../../messaging/people-picker/ChosenPeople.tsx'
import { PatientPicker } from '../find/PatientPicker.tsx'
import { nameWords } from '../words/identity-words.ts'

interface AddPatientsDialogProps {
  readonly list: PatientList
  readonly onClose: () => void
}

interface Chosen {
  readonly id: string
  readonly name: string
}

/** Puts patients on a list, one after another without leaving the search. */
export default function AddPatientsDialog({ list, onClose }: AddPatientsDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.putOnList)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const drop = (id: string) => setChosen((before) => before.filter((one) => one.id !== id))
  const onIt = new Set(list.entries.map(({ patient }) => patient.id))
  const fresh = chosen.filter(({ id }) => !onIt.has(id))

  async function put() {
    const answer = await run({ listId: list.id, patientIds: fresh.map(({ id }) => id) })
    if (answer.ok) onClose()
  }

  return (
    <Dialog
      title={`Add to ${list.name}`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fresh.length === 0}
            onPress={() => void put()}
          >
            {fresh.length > 1 ? `Add ${fresh.length} patients` : 'Add'}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <ChosenPeople people={fresh} onDrop={drop} />
      <PatientPicker
        label="Find patients to add"
        chosen={new Set(chosen.map(({ id }) => id))}
        wordsOf={(id) => (onIt.has(id) ? 'On this list already' : undefined)}
        onPick={(patient) => {
          if (onIt.has(patient.id)) return
          if (chosen.some(({ id }) => id === patient.id)) drop(patient.id)
          else setChosen([...chosen, { id: patient.id, name: nameWords(patient) }])
        }}
      />
    </Dialog>
  )
}
