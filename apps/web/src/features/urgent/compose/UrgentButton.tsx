import type { UrgentTarget } from '@baton/contract'
import { BellRing } from 'lucide-react'
import { urgentTo } from '../../../app/urgent-to.ts'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'

interface UrgentButtonProps {
  /** Whom this screen is about; `null` to choose. */
  readonly target: UrgentTarget | null
  readonly size?: 'small' | 'medium'
  readonly label?: string
}

/** Calls whoever this is with, with something that they must accept. */
export function UrgentButton({ target, size = 'medium', label = 'Urgent' }: UrgentButtonProps) {
  const form = urgentTo.use()
  const organisationId = useClient().visiting?.id
  return (
    <Button
      size={size}
      icon={<BellRing />}
      isDisabled={form === null}
      onPress={() => form?.open(target, organisationId)}
    >
      {label}
    </Button>
  )
}
