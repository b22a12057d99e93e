import { BedSingle, Hash, IdCard, Users } from 'lucide-react'
import { cx } from '../cx.ts'
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx'
import styles from './avatar.module.css'
import { initialsOf, type Presence, presenceWords, toneOf } from './portrait.ts'

const icons = { group: Users, team: Hash, role: IdCard, patient: BedSingle }

interface AvatarProps {
  /** Whose colour it is: the id of the person, team or conversation. */
  readonly id: string
  readonly name: string
  /** People are round; groups, teams, roles and patients are square with an icon, so that shape tells them apart. */
  readonly kind?: 'person' | keyof typeof icons
  /** 32, 40, 48 or 88 px. */
  readonly size?: 'small' | 'medium' | 'large' | 'huge'
  readonly presence?: Presence | undefined
}

/** Initials on a colour of their own. The name is not read out, as it stands beside it; the presence is. */
export function Avatar({ id, name, kind = 'person', size = 'medium', presence }: AvatarProps) {
  const Icon = kind === 'person' ? undefined : icons[kind]
  return (
    <span className={cx(styles.avatar, styles[size], styles[kind], styles[`tone${toneOf(id)}`])}>
      <span aria-hidden="true" className={styles.face}>
        {Icon ? <Icon /> : initialsOf(name)}
      </span>
      {presence && (
        <span className={cx(styles.dot, styles[presence])}>
          <VisuallyHidden>{presenceWords[presence]}</VisuallyHidden>
        </span>
      )}
    </span>
  )
}
