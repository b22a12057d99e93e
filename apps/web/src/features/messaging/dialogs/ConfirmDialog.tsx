import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly words: string
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks once more before something that others notice. */
export function ConfirmDialog({ title, words, action, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      kind="alert"
      size="small"
      title={title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="danger"
            onPress={() => {
              onConfirm()
              onClose()
            }}
          >
            {action}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <p>{words}</p>
    </Dialog>
  )
}
