import { type Consent, consent as consents, type ToldPatient } from '@baton/contract'
import { AtOrganisation } from '../../../platform/AtOrganisation.tsx'
import { useClient } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { PatientPicker } from '../../patients/find/PatientPicker.tsx'
import { usePatient } from '../../patients/use-patients.ts'
import { ToldTerms } from '../told/ToldTerms.tsx'
import { toldOf } from '../told/told-patient.ts'
import { consentWords } from '../words/file-words.ts'
import styles from './taken.module.css'

/** Whom photos show and what they rest on; `undefined` until it is said. */
export interface Shows {
  readonly patientId: string | null | undefined
  /** What of them a connected organisation is told, where the photos go there. */
  readonly toldPatient: ToldPatient | null
  readonly consent: Consent | null
}

const nobodyYet: Shows = { patientId: undefined, toldPatient: null, consent: null }

interface WhomPhotosShowProps {
  readonly count: number
  readonly shows: Shows
  /** The patient cannot be another: the photos are for a place of theirs. */
  readonly isFixed: boolean
  readonly onShows: (shows: Shows) => void
}

/**
 * Whom the photos show, in one press, and what they rest on, in another. Also of what goes to a connected organisation
 * the patient is one of my own (FIL104).
 */
export function WhomPhotosShow(props: WhomPhotosShowProps) {
  const { visiting } = useClient()
  return (
    <AtOrganisation organisationId={undefined}>
      <Whom {...props} told={visiting?.name ?? null} />
    </AtOrganisation>
  )
}

interface WhomProps extends WhomPhotosShowProps {
  /** The connected organisation where the photos go, by name. */
  readonly told: string | null
}

function Whom({ count, shows, isFixed, told, onShows }: WhomProps) {
  const { patientId, toldPatient, consent } = shows
  const it = count === 1 ? 'this photo' : `these ${count} photos`
  return (
    <div className={styles.whom}>
      {patientId === undefined && (
        <>
          <h3>{count === 1 ? 'Whom does it show?' : 'Whom do they show?'}</h3>
          <Button onPress={() => onShows({ ...nobodyYet, patientId: null })}>No patient</Button>
          {told !== null && <p className={styles.soft}>Choose among the patients of your own hospital.</p>}
          <PatientPicker
            label="Find the patient"
            takesFocus={false}
            onPick={(found) =>
              onShows({
                ...nobodyYet,
                patientId: found.id,
                toldPatient: told === null ? null : toldOf(found),
              })
            }
          />
        </>
      )}
      {patientId === null && (
        <>
          <h3>No patient is in {it}</h3>
          <p className={styles.soft}>
            {told === null && 'It is not put on any patient’s page. '}
            If somebody can be recognised, choose the patient instead.
          </p>
          <Button onPress={() => onShows(nobodyYet)}>Choose a patient</Button>
        </>
      )}
      {typeof patientId === 'string' && (
        <>
          <h3>A photo of</h3>
          <Chosen patientId={patientId} />
          {!isFixed && (
            <Button size="small" onPress={() => onShows(nobodyYet)}>
              Somebody else
            </Button>
          )}
          {told !== null && toldPatient && (
            <section className={styles.told} aria-label={`${told} will see`}>
              <p>{told} will see:</p>
              <ToldTerms toldPatient={toldPatient} />
              <p className={styles.soft}>Nothing else of the record goes there.</p>
            </section>
          )}
          <h3 id="photo-consent">
            {count === 1 ? 'What does' : 'What do'} {it} rest on?
          </h3>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
          <div className={styles.grounds} role="group" aria-labelledby="photo-consent">
            {consents.options.map((ground) => (
              <button
                key={ground}
                type="button"
                aria-pressed={consent === ground}
                className={cx(styles.ground, consent === ground && styles.chosen)}
                onClick={() => onShows({ ...shows, consent: ground })}
              >
                {consentWords[ground]}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}

function Chosen({ patientId }: { readonly patientId: string }) {
  const held = usePatient(patientId)
  if (held.state === 'here') return <PatientBanner patient={held.value.patient} level={3} isCompact />
  if (held.state === 'loading') return <Skeleton label="Loading the patient" count={1} />
  return <p role="alert">{`${held.refusal.title} ${held.refusal.next}`}</p>
}
