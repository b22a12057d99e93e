import { CalendarClock, ChevronDown, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { Avatar } from '../../ui/avatar/Avatar.tsx'
import type { MenuGroup } from '../../ui/menu/entries.ts'
import { MenuButton } from '../../ui/menu/MenuButton.tsx'
import { chooseTheme, useTheme } from '../../ui/theme/theme.ts'
import { VisuallyHidden } from '../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './person-menu.module.css'
import type { ShellSnapshot } from './shell-snapshot.ts'

interface PersonMenuProps {
  readonly person: ShellSnapshot['person']
  readonly onSettings: () => void
  readonly onMeetings: () => void
  readonly onSignOut: () => void
}

const appearances = [
  { theme: 'system', label: 'As this device', icon: <Monitor /> },
  { theme: 'light', label: 'Light', icon: <Sun /> },
  { theme: 'dark', label: 'Dark', icon: <Moon /> },
] as const

/** Who is signed in, and what concerns only them: settings, appearance, signing out. */
export function PersonMenu({ person, onSettings, onMeetings, onSignOut }: PersonMenuProps) {
  const chosen = useTheme()
  const groups: readonly MenuGroup[] = [
    {
      id: 'mine',
      actions: [
        // The bar of a phone has no room for it.
        { id: 'meetings', label: 'Meetings', icon: <CalendarClock />, onAction: onMeetings },
        { id: 'settings', label: 'Settings', icon: <Settings />, onAction: onSettings },
      ],
    },
    {
      id: 'appearance',
      title: 'Appearance',
      actions: appearances.map(({ theme, label, icon }) => ({
        id: theme,
        label,
        icon,
        isOn: theme === chosen,
        onAction: () => chooseTheme(theme),
      })),
    },
    { id: 'leave', actions: [{ id: 'sign-out', label: 'Sign out', icon: <LogOut />, onAction: onSignOut }] },
  ]
  return (
    <MenuButton
      label="You"
      groups={groups}
      heading={<Heading person={person} />}
      className={styles.button}
      face={
        <>
          <Avatar id={person.id} name={person.name} size="small" />
          <span className={styles.words}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.description}>{person.description}</span>
          </span>
          <VisuallyHidden>, settings and signing out</VisuallyHidden>
          <ChevronDown aria-hidden="true" className={styles.chevron} />
        </>
      }
    />
  )
}

function Heading({ person }: { readonly person: ShellSnapshot['person'] }) {
  return (
    <div className={styles.heading}>
      <Avatar id={person.id} name={person.name} />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.soft}>{person.description}</span>
      </span>
    </div>
  )
}
