import { BellOff, Building2, Ellipsis, Info, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import type { MenuGroup } from '../../../ui/menu/entries.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { useTitle } from '../../../ui/page/title.ts'
import { BackLink } from '../../../ui/router/links.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './conversation.module.css'
import type { HeaderSnapshot } from './header-snapshot.ts'

interface ConversationHeaderProps {
  readonly header: HeaderSnapshot
  readonly typing: string
  /** The button for something urgent. */
  readonly urgent: ReactNode
  readonly onDetails: () => void
  readonly onSearch: () => void
  readonly onMute: (hours: number | 'forever' | null) => void
}

/** Who is spoken with; the whole name opens the details. */
export function ConversationHeader(props: ConversationHeaderProps) {
  const { header, typing, onDetails, onSearch, onMute } = props
  useTitle(header.windowTitle ?? header.title)
  return (
    <>
      <header className={styles.header}>
        <BackLink to="/messages" label="Back to messages" />
        <button type="button" className={styles.who} onClick={onDetails}>
          <span className={styles.portrait} data-kind={header.kind}>
            <Avatar
              id={header.portraitId}
              name={header.title}
              kind={header.kind}
              presence={header.presence}
            />
          </span>
          <span className={styles.whoWords}>
            <Heading level={1} size={19}>
              <bdi className={styles.title}>{header.title}</bdi>
            </Heading>
            <span className={styles.about} data-typing={typing !== ''}>
              {typing || header.about}
            </span>
          </span>
          <VisuallyHidden>, details</VisuallyHidden>
        </button>
        {header.muted && (
          <span className={styles.muted} title={header.muted}>
            <BellOff aria-hidden="true" />
            <VisuallyHidden>{header.muted}</VisuallyHidden>
          </span>
        )}
        <span className={styles.urgent}>{props.urgent}</span>
        <span className={styles.wide}>
          <IconButton label="Search in this conversation" icon={<Search />} onPress={onSearch} />
          <IconButton label="Details" icon={<Info />} onPress={onDetails} />
        </span>
        <MenuButton
          label="More"
          icon={<Ellipsis />}
          groups={[
            {
              id: 'look',
              actions: [
                { id: 'details', label: 'Details', icon: <Info />, onAction: onDetails },
                { id: 'search', label: 'Search in this conversation', icon: <Search />, onAction: onSearch },
              ],
            },
            muting(header.muted, onMute),
          ]}
        />
      </header>
      {header.elsewhere !== null && (
        <p className={styles.elsewhere}>
          <Building2 aria-hidden="true" />
          <bdi>{header.elsewhere}</bdi>
        </p>
      )}
    </>
  )
}

function muting(muted: HeaderSnapshot['muted'], onMute: ConversationHeaderProps['onMute']): MenuGroup {
  const icon = <BellOff />
  if (muted) {
    return {
      id: 'mute',
      actions: [{ id: 'unmute', label: 'Unmute', help: muted, icon, onAction: () => onMute(null) }],
    }
  }
  return {
    id: 'mute',
    actions: [
      { id: 'hour', label: 'Mute for 1 hour', icon, onAction: () => onMute(1) },
      { id: 'shift', label: 'Mute for 8 hours', icon, onAction: () => onMute(8) },
      { id: 'forever', label: 'Mute until I unmute', icon, onAction: () => onMute('forever') },
    ],
  }
}
