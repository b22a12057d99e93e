import type { Patient } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { BedDouble, DoorOpen, Ellipsis, ListPlus, PencilLine } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { MenuGroup } from '../../../ui/menu/entries.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { nameWords } from '../words/identity-words.ts'
import { patientActions } from './patient-actions.ts'

const AdmitDialog = lazy(() => import('./AdmitDialog.tsx'))
const DischargeDialog = lazy(() => import('./DischargeDialog.tsx'))
const PutOnListDialog = lazy(() => import('../put/PutOnListDialog.tsx'))

interface PatientMenuProps {
  readonly patient: Patient
  /** Above what can be done with the patient: what can be done with them here. */
  readonly groups?: readonly MenuGroup[]
}

/** What can be done with a patient, wherever they stand. */
export function PatientMenu({ patient, groups = [] }: PatientMenuProps) {
  const [dialog, setDialog] = useState<'admit' | 'discharge' | 'list'>()
  const navigate = useNavigate()
  const { admit, canDischarge, canCorrect } = patientActions(patient)
  const close = () => setDialog(undefined)
  const own: MenuGroup = {
    id: 'patient',
    actions: [
      { id: 'list', label: 'Put on a list', icon: <ListPlus />, onAction: () => setDialog('list') },
      ...entry(admit !== undefined, 'admit', admit ?? '', <BedDouble />, () => setDialog('admit')),
      ...entry(canDischarge, 'discharge', 'Discharge', <DoorOpen />, () => setDialog('discharge')),
      ...entry(canCorrect, 'correct', 'Correct details', <PencilLine />, () => {
        void navigate({ to: '/patients/$patientId/correct', params: { patientId: patient.id } })
      }),
    ],
  }
  return (
    <>
      <MenuButton label={`More about ${nameWords(patient)}`} icon={<Ellipsis />} groups={[...groups, own]} />
      <Suspense>
        {dialog === 'admit' && <AdmitDialog patient={patient} title={admit ?? 'Admit'} onClose={close} />}
        {dialog === 'discharge' && <DischargeDialog patient={patient} onClose={close} />}
        {dialog === 'list' && <PutOnListDialog patient={patient} onClose={close} />}
      </Suspense>
    </>
  )
}

function entry(isThere: boolean, id: string, label: string, icon: ReactNode, onAction: () => void) {
  return isThere ? [{ id, label, icon, onAction }] : []
}
