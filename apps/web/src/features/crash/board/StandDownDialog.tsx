import { useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'

interface StandDownDialogProps {
  readonly isOpen: boolean
  readonly isTest: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onStandDown: (outcome: string | null) => Promise<void>
}

/** Ends a call, with how it ended. */
export function StandDownDialog({ isOpen, isTest, isBusy, onClose, onStandDown }: StandDownDialogProps) {
  const [outcome, setOutcome] = useState('')
  return (
    <Dialog
      title={isTest ? 'End the test' : 'Stand the team down'}
      kind="alert"
      size="small"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            onPress={() => void onStandDown(outcome.trim() === '' ? null : outcome.trim())}
          >
            {isTest ? 'End the test' : 'Stand down'}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Go back
          </Button>
        </>
      }
    >
      <p>Everyone who was called is told, and nobody is called any more.</p>
      {!isTest && (
        <TextField
          label="How it ended"
          isOptional
          help="Such as false alarm, or handed over to critical care. Not the patient’s name: this is a log, not the record."
          value={outcome}
          onChange={setOutcome}
        />
      )}
    </Dialog>
  )
}
