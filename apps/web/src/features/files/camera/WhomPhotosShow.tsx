import { type Consent, consent as consents } from '@baton/contract'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { PatientPicker } from '../../patients/find/PatientPicker.tsx'
import { usePatient } from '../../patients/use-patients.ts'
import { consentWords } from '../words/file-words.ts'
import styles from './camera.module.css'

/** Whom photos show and what they rest on; `undefined` until it is said. */
export interface Shows {
  readonly patientId: string | null | undefined
  readonly consent: Consent | null
}

interface WhomPhotosShowProps {
  readonly count: number
  readonly shows: Shows
  /** The patient cannot be another: the photos are for a place of theirs. */
  readonly isFixed: boolean
  readonly onShows: (shows: Shows) => void
}

/** Whom the photos show, in one press, and what they rest on, in another. */
export function WhomPhotosShow({ count, shows, isFixed, onShows }: WhomPhotosShowProps) {
  const { patientId, consent } = shows
  const it = count === 1 ? 'this photo' : `these ${count} photos`
  return (
    <div className={styles.whom}>
      {patientId === undefined && (
        <>
          <h3>{count === 1 ? 'Whom does it show?' : 'Whom do they show?'}</h3>
          <Button onPress={() => onShows({ patientId: null, consent: null })}>No patient</Button>
          <PatientPicker
            label="Find the patient"
            takesFocus={false}
            onPick={({ id }) => onShows({ patientId: id, consent: null })}
          />
        </>
      )}
      {patientId === null && (
        <>
          <h3>No patient is in {it}</h3>
          <p className={styles.soft}>
            It is not put on any patient’s page. If somebody can be recognised, choose the patient instead.
          </p>
          <Button onPress={() => onShows({ patientId: undefined, consent: null })}>Choose a patient</Button>
        </>
      )}
      {typeof patientId === 'string' && (
        <>
          <h3>A photo of</h3>
          <Chosen patientId={patientId} />
          {!isFixed && (
            <Button size="small" onPress={() => onShows({ patientId: undefined, consent: null })}>
              Somebody else
            </Button>
          )}
          <h3 id="photo-consent">What does {it} rest on?</h3>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
          <div className={styles.grounds} role="group" aria-labelledby="photo-consent">
            {consents.options.map((ground) => (
              <button
                key={ground}
                type="button"
                aria-pressed={consent === ground}
                className={cx(styles.ground, consent === ground && styles.chosen)}
                onClick={() => onShows({ patientId, consent: ground })}
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
