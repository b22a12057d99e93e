import type { Patient } from '@baton/contract'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { PatientLine } from '../banner/PatientLine.tsx'
import { AddListDialog } from '../list/AddListDialog.tsx'
import styles from '../patients.module.css'
import { Memberships } from './ListsOfPatient.tsx'

interface PutOnListDialogProps {
  readonly patient: Patient
  readonly onClose: () => void
}

/** On which of my lists a patient is; each tick takes effect at once. */
export default function PutOnListDialog({ patient, onClose }: PutOnListDialogProps) {
  const [isAdding, setAdding] = useState(false)
  return (
    <Dialog
      title="Put on a list"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
          <Button icon={<ListPlus />} onPress={() => setAdding(true)}>
            New list
          </Button>
        </>
      }
    >
      <div className={styles.frame}>
        <PatientLine patient={patient} />
      </div>
      <Memberships patient={patient} />
      {isAdding && <AddListDialog patientId={patient.id} onClose={() => setAdding(false)} />}
    </Dialog>
  )
}
