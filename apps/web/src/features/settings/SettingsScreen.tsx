import { Outlet, useRouterState } from '@tanstack/react-router'
import { Bell, KeyRound, MonitorSmartphone, MoonStar, Palette, Phone } from 'lucide-react'
import { ListPane } from '../../ui/panes/ListPane.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { RowLink } from '../../ui/router/links.tsx'
import styles from './settings.module.css'

const sections = [
  { to: '/settings/appearance', title: 'Appearance', subtitle: 'Light or dark', icon: Palette },
  { to: '/settings/notifications', title: 'Notifications', subtitle: 'Devices, quiet hours', icon: Bell },
  { to: '/settings/contact', title: 'How to reach me', subtitle: 'Telephone and bleep', icon: Phone },
  { to: '/settings/off-duty', title: 'Off duty', subtitle: 'Cover, and what came meanwhile', icon: MoonStar },
  { to: '/settings/devices', title: 'My devices', subtitle: 'Where I am signed in', icon: MonitorSmartphone },
  { to: '/settings/signing-in', title: 'Signing in', subtitle: 'Passkeys and password', icon: KeyRound },
] as const

/** What concerns only me. */
export function SettingsScreen() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const isAtStart = path === '/settings'
  return (
    <Panes
      listLabel="Settings"
      look="narrow"
      isDetailOpen={!isAtStart}
      list={
        <ListPane title="Settings">
          {sections.map(({ to, title, subtitle, icon: Icon }) => (
            <RowLink
              key={to}
              to={to}
              isSelected={path === to || (isAtStart && to === '/settings/appearance')}
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
