import { api, type Patient, type PatientFound } from '@baton/contract'
import { useState } from 'react'
import { placeWords, wardOf } from '../../../app/session/places.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { usePlaces } from '../../../app/session/use-places.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { PatientLine } from '../../patients/banner/PatientLine.tsx'
import { sameNames } from '../../patients/banner/same-names.ts'
import { usePatient, useWard } from '../../patients/use-patients.ts'
import styles from './request.module.css'

interface AboutProps {
  readonly patientId: string
  readonly placeId: string
  readonly mistake: string | undefined
  readonly onPatient: (patientId: string) => void
  readonly onPlace: (placeId: string) => void
}

/** About whom, or else where: patients of my ward in one press, anybody by name or number. */
export function About({ patientId, placeId, mistake, onPatient, onPlace }: AboutProps) {
  const [isPlace, setPlace] = useState(placeId !== '')
  if (patientId !== '') return <Chosen patientId={patientId} onChange={() => onPatient('')} />
  return (
    <section className={styles.part} aria-labelledby="about-whom">
      <h3 id="about-whom" className={styles.partTitle}>
        {isPlace ? 'Where?' : 'About which patient?'}
      </h3>
      {mistake && <p className={styles.mistake}>{mistake}</p>}
      {isPlace ? <PlaceChoice placeId={placeId} onPlace={onPlace} /> : <Finder onPatient={onPatient} />}
      <Button
        variant="quiet"
        size="small"
        onPress={() => {
          setPlace(!isPlace)
          onPlace('')
        }}
      >
        {isPlace ? 'It is about a patient' : 'It is about no patient: choose a place'}
      </Button>
    </section>
  )
}

function Chosen({ patientId, onChange }: { readonly patientId: string; readonly onChange: () => void }) {
  const held = usePatient(patientId)
  const change = (
    <Button size="small" onPress={onChange}>
      Change
    </Button>
  )
  if (held.state === 'here') return <PatientBanner patient={held.value.patient} level={3} action={change} />
  return (
    <section className={styles.part} aria-label="Patient">
      {held.state === 'loading' ? (
        <p className={styles.soft}>Loading the patient…</p>
      ) : (
        <p className={styles.mistake}>
          {held.refusal.title}{' '}
          <TextLink to="/patients/$patientId" params={{ patientId }}>
            Open the patient first
          </TextLink>
        </p>
      )}
      {change}
    </section>
  )
}

function Finder({ onPatient }: { readonly onPatient: (patientId: string) => void }) {
  const [text, setText] = useState('')
  const { answer } = useAsk(
    api.patients.search,
    { text: text.trim() },
    { isWanted: text.trim().length > 1, keepsEarlier: true },
  )
  const mine = useMyDuty()
  const { person } = useMe()
  const places = usePlaces()
  const ward = wardOf(mine?.duty.placeId ?? person.placeId, places)
  const isSearching = text.trim().length > 1
  return (
    <>
      <SearchField
        label="Find a patient by name, NHS or hospital number"
        placeholder="Name or number"
        value={text}
        onChange={setText}
      />
      {isSearching && answer?.ok && <Options patients={answer.value.found} onPatient={onPatient} />}
      {isSearching && answer?.ok && answer.value.found.length === 0 && (
        <p className={styles.soft}>Nobody is called that, or sounds like it.</p>
      )}
      {!isSearching && ward && <OnWard wardId={ward.id} name={ward.name} onPatient={onPatient} />}
    </>
  )
}

interface OnWardProps {
  readonly wardId: string
  readonly name: string
  readonly onPatient: (patientId: string) => void
}

function OnWard({ wardId, name, onPatient }: OnWardProps) {
  const held = useWard(wardId)
  const patients =
    held.state === 'here' ? held.value.patients.filter(({ state }) => state === 'admitted') : []
  if (patients.length === 0) return null
  return (
    <div className={styles.onWard}>
      <p className={styles.soft}>On {name}</p>
      <Options patients={patients} onPatient={onPatient} hasPlace />
    </div>
  )
}

interface OptionsProps {
  readonly patients: readonly (Patient | PatientFound)[]
  readonly onPatient: (patientId: string) => void
  readonly hasPlace?: boolean
}

function Options({ patients, onPatient }: OptionsProps) {
  const shared = sameNames(patients)
  return (
    <ul className={styles.patients}>
      {patients.map((patient) => (
        <li key={patient.id}>
          <button type="button" className={styles.patient} onClick={() => onPatient(patient.id)}>
            <PatientLine patient={patient} isSameName={shared.has(patient.id)} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function PlaceChoice({ placeId, onPlace }: Pick<AboutProps, 'placeId' | 'onPlace'>) {
  const places = usePlaces()
  const options = [...places.places.values()]
    .filter(({ kind }) => kind !== 'bed')
    .map(({ id }) => ({ value: id, label: placeWords(id, places) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true }))
  return (
    <Select label="Place" value={placeId} onChange={onPlace} options={options} placeholder="Choose a place" />
  )
}
