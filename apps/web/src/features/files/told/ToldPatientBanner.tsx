import type { ToldPatient } from '@baton/contract'
import { MessageSquareQuote } from 'lucide-react'
import { useMe } from '../../../app/session/use-me.ts'
import { nameWords } from '../../patients/words/identity-words.ts'
import { ToldTerms } from './ToldTerms.tsx'
import styles from './told.module.css'

interface ToldPatientBannerProps {
  readonly toldPatient: ToldPatient
  /** Who told it, with where they are from. */
  readonly toldBy: string
}

/** Whom a visitor's photo shows, above it: their words, said to be no record of the organisation whose file it is (FIL105). */
export function ToldPatientBanner({ toldPatient, toldBy }: ToldPatientBannerProps) {
  const { organisation } = useMe()
  return (
    <section className={styles.banner} aria-label={`Patient: ${nameWords(toldPatient)}`}>
      <ToldTerms toldPatient={toldPatient} />
      <p className={styles.by}>
        <MessageSquareQuote aria-hidden="true" />
        <span>
          As told by <bdi>{toldBy}</bdi>. Not a record of {organisation.name}.
        </span>
      </p>
    </section>
  )
}
