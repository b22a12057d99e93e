import {
  BedDouble,
  BellRing,
  CalendarClock,
  CalendarDays,
  ClipboardList,
  ContactRound,
  LibraryBig,
  MessagesSquare,
  Search,
  ShieldCheck,
  Siren,
} from 'lucide-react'
import type { Destination } from './shell/shell-snapshot.ts'

/** The menu: what is finished, one line a capability. */
export const destinations: readonly Destination[] = [
  { id: 'messages', label: 'Messages', to: '/messages', icon: MessagesSquare, audience: 'everyone' },
  { id: 'urgent', label: 'Urgent', to: '/urgent', icon: BellRing, audience: 'everyone' },
  { id: 'tasks', label: 'Tasks', to: '/tasks', icon: ClipboardList, audience: 'everyone' },
  { id: 'patients', label: 'Patients', to: '/patients', icon: BedDouble, audience: 'everyone' },
  { id: 'crash', label: 'Crash call', to: '/crash', icon: Siren, audience: 'everyone', isForDesks: true },
  {
    id: 'meetings',
    label: 'Meetings',
    to: '/meetings',
    icon: CalendarClock,
    audience: 'everyone',
    isForDesks: true,
  },
  { id: 'search', label: 'Search', to: '/search', icon: Search, audience: 'everyone', isForDesks: true },
  { id: 'directory', label: 'Directory', to: '/directory', icon: ContactRound, audience: 'everyone' },
  {
    id: 'library',
    label: 'Library',
    to: '/library',
    icon: LibraryBig,
    audience: 'everyone',
    isForDesks: true,
  },
  { id: 'rota', label: 'Rota', to: '/rota', icon: CalendarDays, audience: 'everyone', isForDesks: true },
  { id: 'admin', label: 'Manage', to: '/admin', icon: ShieldCheck, audience: 'administrators' },
]
