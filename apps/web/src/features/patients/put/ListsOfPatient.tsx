import type { ListSummary, Patient } from '@baton/contract'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useMe } from '../../../app/session/use-me.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { AddListDialog } from '../list/AddListDialog.tsx'
import { ownerWords } from '../patients-snapshot.ts'
import { useList, useLists } from '../use-patients.ts'
import { useTeamName } from '../use-team-name.ts'
import styles from './put.module.css'
import { useMembership } from './use-membership.ts'

/** The lists that I may change, each with whether the patient is on it. */
export function ListsOfPatient({ patient }: { readonly patient: Patient }) {
  const [isAdding, setAdding] = useState(false)
  return (
    <Panel
      title="On which lists"
      action={
        <Button icon={<ListPlus />} onPress={() => setAdding(true)}>
          New list
        </Button>
      }
    >
      <Memberships patient={patient} />
      {isAdding && <AddListDialog patientId={patient.id} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

/** A tick for each list that I may change. */
export function Memberships({ patient }: { readonly patient: Patient }) {
  const lists = useLists()
  if (lists.state === 'loading') return <Skeleton label="Loading lists" count={2} />
  if (lists.state === 'refused') return <FailureNotice failure={lists.refusal} />
  const mine = lists.value.lists.filter(({ mayChange }) => mayChange)
  if (mine.length === 0) {
    return (
      <EmptyState title="No list of yours yet" level={3}>
        A list is patients in an order of your own, with marks and a line for each; you can share it.
      </EmptyState>
    )
  }
  return (
    <ul className={styles.lists}>
      {mine.map((list) => (
        <li key={list.id}>
          <Membership patient={patient} summary={list} />
        </li>
      ))}
    </ul>
  )
}

function Membership({ patient, summary }: { readonly patient: Patient; readonly summary: ListSummary }) {
  const list = useList(summary.id)
  const teamName = useTeamName()
  const personName = useNameOf()
  const viewerId = useMe().person.id
  const { putOn, takeOff, isBusy, failure } = useMembership(patient)
  const held = list.state === 'here' ? list.value.list : undefined
  const isOn = held?.entries.some((entry) => entry.patient.id === patient.id) ?? false
  return (
    <>
      <div className={styles.membership}>
        <Checkbox
          label={summary.name}
          help={ownerWords(summary, { viewerId, teamName, personName })}
          isSelected={isOn}
          isDisabled={!held || isBusy}
          onChange={(isSo) => void (isSo ? putOn(summary.id) : held && takeOff(held))}
        />
        <TextLink to="/patients/lists/$listId" params={{ listId: summary.id }}>
          Open<span className={styles.hidden}> {summary.name}</span>
        </TextLink>
      </div>
      <FailureNotice failure={failure} />
    </>
  )
}
