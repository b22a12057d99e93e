import { LibraryBig } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'

/** Beside the list, while no library is open. */
export function NothingChosen() {
  return (
    <EmptyState icon={<LibraryBig />} title="Choose a team">
      Its guidelines, lists and outcomes are here, each with its versions. Or search for a name, or a word
      inside.
    </EmptyState>
  )
}
