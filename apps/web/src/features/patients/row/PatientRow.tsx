import type { Patient } from '@baton/contract'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { AlertTags } from '../banner/AlertTags.tsx'
import type { Identity } from '../banner/banner-snapshot.ts'
import { PatientLine } from '../banner/PatientLine.tsx'
import styles from './row.module.css'

export interface PatientRowContent {
  /** A bed, a place in an order. */
  readonly leading?: ReactNode
  readonly patient: Identity & { readonly alerts?: Patient['alerts']; readonly consultant?: string | null }
  readonly isSameName?: boolean
  readonly hasPlace?: boolean
  /** Below who they are: a mark, a note, why they cannot be opened. */
  readonly more?: ReactNode
}

interface PlainProps
  extends PatientRowContent,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'children'> {
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A patient in a list, who opens when pressed. Nothing in it is ever cut: the row grows. */
export const PatientRow = createLink(PlainRow)

function PlainRow({ leading, patient, isSameName, hasPlace, more, ...props }: PlainProps) {
  return (
    <a {...props} className={styles.row}>
      <PatientRowBody {...{ leading, patient, isSameName, hasPlace, more }} />
    </a>
  )
}

interface PatientButtonProps extends PatientRowContent {
  readonly onPress: () => void
  readonly isSelected?: boolean
}

/** A patient in a list, who is chosen when pressed. */
export function PatientButton({ onPress, isSelected, ...content }: PatientButtonProps) {
  return (
    <button
      type="button"
      className={styles.row}
      {...(isSelected === undefined ? {} : { 'aria-pressed': isSelected })}
      onClick={onPress}
    >
      <PatientRowBody {...content} />
    </button>
  )
}

function PatientRowBody({
  leading,
  patient,
  isSameName = false,
  hasPlace = true,
  more,
}: Partialish<PatientRowContent>) {
  const { alerts = [], consultant = null } = patient
  return (
    <>
      {leading && <span className={styles.leading}>{leading}</span>}
      <span className={styles.who}>
        <PatientLine patient={patient} isSameName={isSameName} hasPlace={hasPlace} />
        {more}
      </span>
      {(alerts.length > 0 || consultant !== null) && (
        <span className={styles.side}>
          <AlertTags alerts={alerts} />
          {consultant !== null && <span className={styles.consultant}>{consultant}</span>}
        </span>
      )}
    </>
  )
}

type Partialish<Content> = { readonly [Key in keyof Content]: Content[Key] | undefined } & {
  readonly patient: PatientRowContent['patient']
}
