import { BadgeCheck } from 'lucide-react'
import styles from './roles.module.css'

/** The square that stands for a role, where a person has their portrait. */
export function RoleMark({ isLarge = false }: { readonly isLarge?: boolean }) {
  return (
    <span className={isLarge ? styles.largeMark : styles.mark} aria-hidden="true">
      <BadgeCheck />
    </span>
  )
}
