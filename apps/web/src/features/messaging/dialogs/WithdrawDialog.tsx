import { ConfirmDialog } from './ConfirmDialog.tsx'

interface WithdrawDialogProps {
  readonly onWithdraw: () => void
  readonly onClose: () => void
}

/** Asks before a message is withdrawn, and says what withdrawing does and does not do. */
export function WithdrawDialog({ onWithdraw, onClose }: WithdrawDialogProps) {
  return (
    <ConfirmDialog
      title="Withdraw this message?"
      words="The words go from every screen; that there was a message stays visible. Whoever has read it may act on it: if it was wrong, tell them as well."
      action="Withdraw"
      onConfirm={onWithdraw}
      onClose={onClose}
    />
  )
}
