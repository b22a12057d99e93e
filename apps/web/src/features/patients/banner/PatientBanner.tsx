import type { Patient } from '@baton/contract'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../../../platform/use-now.ts'
import { cx } from '../../../ui/cx.ts'
import { NhsNumber } from '../../../ui/nhs-number/NhsNumber.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { useWardName } from '../use-wards.ts'
import { AlertTags } from './AlertTags.tsx'
import styles from './banner.module.css'
import { bannerSnapshot } from './banner-snapshot.ts'
import { SameName } from './SameName.tsx'

interface PatientBannerProps {
  readonly patient: Patient
  readonly isSameName?: boolean
  /** Its heading's level in the page. */
  readonly level?: 2 | 3
  /** Stays in sight while what is below it scrolls; it must be the first in a column of its own (`bannerColumn`). */
  readonly isSticky?: boolean
  /** Who they are and how many alerts there are, and no more: above a picture that needs the room. */
  readonly isCompact?: boolean
  readonly action?: ReactNode
}

/** What a banner that stays in sight, and everything about its patient, stand in. */
export const bannerColumn = styles.column ?? ''

/** Who the patient is and what must be seen first. On phones only who they are stays in sight. */
export function PatientBanner({
  patient,
  isSameName = false,
  level = 2,
  isSticky = false,
  isCompact = false,
  action,
}: PatientBannerProps) {
  const banner = bannerSnapshot(patient, { today: useNow(), wardName: useWardName() })
  const Heading = `h${level}` as const
  return (
    <section
      className={cx(styles.banner, isSticky && styles.sticky, isCompact && styles.compact)}
      aria-label={`Patient: ${banner.name}`}
    >
      <div className={styles.identity}>
        <div className={styles.top}>
          <Heading className={styles.name}>
            <bdi>{banner.name}</bdi>
          </Heading>
          {banner.state && <Tag tone="warn">{banner.state}</Tag>}
          {isSameName && <SameName />}
          {banner.alertCount && (
            <span className={styles.count} aria-hidden={!isCompact}>
              <TriangleAlert /> {banner.alertCount}
            </span>
          )}
          {action && <span className={styles.action}>{action}</span>}
        </div>
        <dl className={styles.terms}>
          <Term name="Born">{banner.born}</Term>
          <Term name="NHS number">
            {banner.nhsNumber === null ? 'not known' : <NhsNumber value={banner.nhsNumber} />}
          </Term>
          <Term name="Where">{banner.place}</Term>
        </dl>
      </div>
      {!isCompact && (
        <div className={styles.more}>
          <dl className={styles.terms}>
            <Term name="Sex">{banner.sex}</Term>
            {banner.hospitalNumber !== null && <Term name="Hospital number">{banner.hospitalNumber}</Term>}
            {banner.consultant !== null && <Term name="Consultant">{banner.consultant}</Term>}
          </dl>
          <AlertTags alerts={banner.alerts} />
        </div>
      )}
    </section>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.term}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
