import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './breadcrumb.module.css'

interface BreadcrumbProps {
  /** The links that lead here, outermost first. */
  readonly links: readonly ReactNode[]
  /** This page. */
  readonly here: string
}

/** Where this page is. */
export function Breadcrumb({ links, here }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={styles.crumbs}>
        {links.map((link, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path has an order and no ids
          <li key={place} className={styles.crumb}>
            {link}
            <ChevronRight aria-hidden="true" />
          </li>
        ))}
        <li className={styles.crumb} aria-current="page">
          {here}
        </li>
      </ol>
    </nav>
  )
}
