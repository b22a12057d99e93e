import type { PatientFound } from '@baton/contract'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { PatientLine } from '../banner/PatientLine.tsx'
import styles from '../patients.module.css'
import { ReasonFields } from './ReasonFields.tsx'
import { useBreakingGlass } from './use-breaking-glass.ts'

interface BreakGlassDialogProps {
  readonly patient: PatientFound
  readonly onClose: () => void
  readonly onOpened: () => void
}

/** A reason to see somebody with whom nothing connects me. */
export function BreakGlassDialog({ patient, onClose, onOpened }: BreakGlassDialogProps) {
  const breaking = useBreakingGlass(patient.id, onOpened)
  return (
    <Dialog
      title="Say why you need to see this patient"
      kind="alert"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={breaking.isBusy}
            isDisabled={!breaking.isReady}
            onPress={() => void breaking.run()}
          >
            See this patient for an hour
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Go back
          </Button>
        </>
      }
    >
      <div className={styles.frame}>
        <PatientLine patient={patient} />
      </div>
      <ReasonFields breaking={breaking} />
    </Dialog>
  )
}
