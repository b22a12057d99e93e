import { api, type Person } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Breadcrumb } from '../../../ui/breadcrumb/Breadcrumb.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, TextLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'
import { PersonAccess } from './PersonAccess.tsx'
import { PersonFieldset } from './PersonFieldset.tsx'
import { detailsOf, fieldsOf, personPaths } from './person-fields.ts'

/** One person: what is written down about them, and whether they can sign in. */
export function PersonPage() {
  const { personId } = useParams({ from: '/signed-in/admin/people/$personId' })
  const { answer, reload } = useAsk(api.identity.openPerson, { personId })
  const name = answer?.ok ? answer.value.person.name : 'Person'
  return (
    <Page
      title={name}
      back={<BackLink to="/admin/people" label="Back to people" />}
      trail={
        <Breadcrumb
          links={[
            <TextLink key="people" to="/admin/people">
              People
            </TextLink>,
          ]}
          here={name}
        />
      }
    >
      {!answer && <Skeleton label="Loading the person" look="text" />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && (
        <>
          <PersonAccess person={answer.value.person} />
          {answer.value.person.visitorFrom ? (
            <Panel title="Who they are">
              <p>
                What is written about them is kept by {answer.value.person.visitorFrom.name}, and brought up
                to date from there.
              </p>
            </Panel>
          ) : (
            <PersonForm key={JSON.stringify(answer.value.person)} person={answer.value.person} />
          )}
        </>
      )}
    </Page>
  )
}

function PersonForm({ person }: { readonly person: Person }) {
  const { run, isBusy, failure } = useAct(api.identity.changePerson)
  const { fields, set, clear } = useDraft(`person.${person.id}`, fieldsOf(person))

  async function save() {
    const answer = await run({ personId: person.id, ...detailsOf(fields) })
    if (!answer.ok) return
    clear()
    notify('Saved', { tone: 'good' })
    await outdate(api.identity.openPerson, api.identity.searchDirectory)
  }

  return (
    <Panel title="Who they are">
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!isAllAt(failure, personPaths) && <FailureNotice failure={failure} />}
        <div className={styles.form}>
          <PersonFieldset fields={fields} failure={failure} onChange={set} />
        </div>
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  )
}
