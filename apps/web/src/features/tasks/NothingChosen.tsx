import { ClipboardList } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'

/** Beside the list on wide screens, while no task is open. */
export function NothingChosen() {
  return (
    <EmptyState icon={<ClipboardList />} title="Choose a task" level={2}>
      What is asked of you, and what you ask of others, by name and time.
    </EmptyState>
  )
}
