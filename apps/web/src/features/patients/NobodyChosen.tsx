import { BedDouble } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'

/** Beside the wards and lists before one is chosen; not seen on phones. */
export function NobodyChosen() {
  return (
    <EmptyState icon={<BedDouble />} title="Choose a ward, a list or a patient">
      Search by name, also one that only sounds like it, by NHS number or by hospital number.
    </EmptyState>
  )
}
