import { type AccessCode as Access, api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Breadcrumb } from '../../../ui/breadcrumb/Breadcrumb.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, TextLink } from '../../../ui/router/links.tsx'
import styles from '../admin.module.css'
import { AccessCode } from './AccessCode.tsx'
import { PersonFieldset } from './PersonFieldset.tsx'
import { detailsOf, emptyPerson, personPaths } from './person-fields.ts'

const empty = { ...emptyPerson, teamIds: '' }

/** Add one person; then their one-time code. */
export function AddPersonPage() {
  const { run, isBusy, failure } = useAct(api.identity.addPerson)
  const { fields, set, clear } = useDraft('add-person', empty)
  const [added, setAdded] = useState<{ name: string; personId: string; access: Access }>()
  const chosen = fields.teamIds.split(',').filter(Boolean)

  async function add() {
    const answer = await run({ ...detailsOf(fields), teamIds: chosen })
    if (!answer.ok) return
    const { person, access } = answer.value
    setAdded({ name: person.name, personId: person.id, access })
    clear()
    await outdate(api.identity.searchDirectory, api.identity.listTeams)
  }

  return (
    <Page
      title={added ? `${added.name} was added` : 'Add a person'}
      back={<BackLink to="/admin/people" label="Back to people" />}
      trail={
        <Breadcrumb
          links={[
            <TextLink key="people" to="/admin/people">
              People
            </TextLink>,
          ]}
          here="Add a person"
        />
      }
    >
      {added ? (
        <Panel title="One-time access code">
          <AccessCode name={added.name} access={added.access} />
          <div className={styles.actions}>
            <Button variant="primary" onPress={() => setAdded(undefined)}>
              Add another person
            </Button>
            <ButtonLink to="/admin/people/$personId" params={{ personId: added.personId }}>
              Open {added.name}
            </ButtonLink>
          </div>
        </Panel>
      ) : (
        <form
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          {!isAllAt(failure, personPaths) && <FailureNotice failure={failure} />}
          <Panel title="Who they are">
            <div className={styles.form}>
              <PersonFieldset fields={fields} failure={failure} onChange={set} />
            </div>
          </Panel>
          <TeamChoice chosen={chosen} onChange={(teamIds) => set('teamIds', teamIds.join(','))} />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" isBusy={isBusy}>
              Add person
            </Button>
            <ButtonLink to="/admin/people" variant="quiet">
              Cancel
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}

interface TeamChoiceProps {
  readonly chosen: readonly string[]
  readonly onChange: (teamIds: readonly string[]) => void
}

function TeamChoice({ chosen, onChange }: TeamChoiceProps) {
  const { answer } = useAsk(api.identity.listTeams, {})
  const teams = answer?.ok ? answer.value.teams : []
  if (teams.length === 0) return null
  return (
    <Panel title="Teams" help="They see the conversations of their teams from the moment they join.">
      <div className={styles.checks}>
        {teams.map((team) => (
          <Checkbox
            key={team.id}
            label={team.name}
            isSelected={chosen.includes(team.id)}
            onChange={(isIn) =>
              onChange(isIn ? [...chosen, team.id] : chosen.filter((candidate) => candidate !== team.id))
            }
          />
        ))}
      </div>
    </Panel>
  )
}
