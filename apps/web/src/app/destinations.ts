import { ContactRound, ShieldCheck } from 'lucide-react'
import type { Destination } from './shell/shell-snapshot.ts'

/** The menu: what is finished, one line a capability. */
export const destinations: readonly Destination[] = [
  { id: 'directory', label: 'Directory', to: '/directory', icon: ContactRound, audience: 'everyone' },
  { id: 'admin', label: 'Manage', to: '/admin', icon: ShieldCheck, audience: 'administrators' },
]
