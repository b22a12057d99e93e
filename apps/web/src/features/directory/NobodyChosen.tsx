import { ContactRound } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'

/** Beside the directory before anyone is chosen; not seen on phones. */
export function NobodyChosen() {
  return (
    <EmptyState icon={<ContactRound />} title="Choose a person or a team">
      Search by any words: a name, “pharmacist”, “ward 7”, “respiratory registrar”.
    </EmptyState>
  )
}
