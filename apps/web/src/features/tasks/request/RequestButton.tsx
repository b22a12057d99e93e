import { ClipboardPlus } from 'lucide-react'
import { type RequestFrom, taskRequest } from '../../../app/task-request.ts'
import { Button } from '../../../ui/button/Button.tsx'

interface RequestButtonProps {
  readonly from: RequestFrom
  readonly label?: string
  readonly variant?: 'primary' | 'secondary'
}

/** Asks for something from wherever one is: a role, a person, a patient. */
export function RequestButton({
  from,
  label = 'Ask for something',
  variant = 'secondary',
}: RequestButtonProps) {
  return (
    <Button variant={variant} icon={<ClipboardPlus />} onPress={() => taskRequest.set(from)}>
      {label}
    </Button>
  )
}
