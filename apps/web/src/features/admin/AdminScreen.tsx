import { Outlet, useRouterState } from '@tanstack/react-router'
import {
  BadgeCheck,
  BedDouble,
  Cable,
  CalendarDays,
  Combine,
  Eye,
  FileSearch,
  FileUp,
  Handshake,
  ListOrdered,
  MapPin,
  Megaphone,
  Siren,
  Users,
  UsersRound,
} from 'lucide-react'
import { ListPane } from '../../ui/panes/ListPane.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { RowLink } from '../../ui/router/links.tsx'
import styles from './admin.module.css'

const sections = [
  { to: '/admin/people', title: 'People', subtitle: 'Add, correct, suspend', icon: Users },
  { to: '/admin/import', title: 'Import people', subtitle: 'From a spreadsheet', icon: FileUp },
  { to: '/admin/teams', title: 'Teams', subtitle: 'Who belongs together', icon: UsersRound },
  {
    to: '/admin/patients',
    title: 'Import patients',
    subtitle: 'From a spreadsheet',
    icon: BedDouble,
  },
  { to: '/admin/merge', title: 'Merge patients', subtitle: 'Two records, one patient', icon: Combine },
  { to: '/admin/glass', title: 'Reasons to review', subtitle: 'Who saw whom, and why', icon: Eye },
  { to: '/admin/feed', title: 'Patient feed', subtitle: 'HL7, and what waits', icon: Cable },
  { to: '/admin/files', title: 'Files', subtitle: 'Checks, room, damage', icon: FileSearch },
  { to: '/admin/ladders', title: 'Ladders', subtitle: 'Who is called next', icon: ListOrdered },
  { to: '/admin/crash-teams', title: 'Crash teams', subtitle: 'Whom a crash call brings', icon: Siren },
  { to: '/admin/places', title: 'Sites and places', subtitle: 'Wards, bays, beds', icon: MapPin },
  { to: '/admin/roles', title: 'Roles', subtitle: 'On call, coordinators, cover', icon: BadgeCheck },
  {
    to: '/admin/rota',
    title: 'Import a rota',
    subtitle: 'From a spreadsheet or calendar',
    icon: CalendarDays,
  },
  {
    to: '/admin/major-incident',
    title: 'Major incident',
    subtitle: 'Reach people off duty',
    icon: Megaphone,
  },
  {
    to: '/admin/affiliations',
    title: 'Connected organisations',
    subtitle: 'Who may turn to whom',
    icon: Handshake,
  },
] as const

/** What administrators look after. */
export function AdminScreen() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const isAtStart = path === '/admin'
  return (
    <Panes
      listLabel="Manage"
      look="narrow"
      isDetailOpen={!isAtStart}
      list={
        <ListPane title="Manage">
          {sections.map(({ to, title, subtitle, icon: Icon }) => (
            <RowLink
              key={to}
              to={to}
              isSelected={path === to || path.startsWith(`${to}/`) || (isAtStart && to === '/admin/people')}
              leading={
                <span className={styles.icon} aria-hidden="true">
                  <Icon />
                </span>
              }
              title={title}
              subtitle={subtitle}
            />
          ))}
        </ListPane>
      }
      detail={<Outlet />}
    />
  )
}
