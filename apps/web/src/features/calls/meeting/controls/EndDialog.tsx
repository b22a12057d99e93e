import { useState } from 'react'
import { Button } from '../../../../ui/button/Button.tsx'
import { Dialog } from '../../../../ui/dialog/Dialog.tsx'
import type { HostMoves } from '../people/host-moves.ts'

/** Ending it for everyone is asked about: leaving is what is usually meant. */
export function EndDialog({ moves, onClose }: { readonly moves: HostMoves; readonly onClose: () => void }) {
  const [isBusy, setBusy] = useState(false)

  async function end() {
    setBusy(true)
    await moves.end()
    setBusy(false)
    onClose()
  }

  return (
    <Dialog
      title="End the meeting for everyone?"
      kind="alert"
      size="small"
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void end()}>
            End for everyone
          </Button>
          <Button onPress={onClose}>Go on</Button>
        </>
      }
    >
      <p>Everyone is put out at once. To go yourself and let the others go on, press Leave.</p>
    </Dialog>
  )
}
