import { api } from '@baton/contract'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../app/session/mistake-at.ts'
import { changeMe } from '../../app/session/session.ts'
import { useAct } from '../../app/session/use-act.ts'
import { outdate } from '../../app/session/use-ask.ts'
import { useMe } from '../../app/session/use-me.ts'
import { Button } from '../../ui/button/Button.tsx'
import { useDraft } from '../../ui/form/use-draft.ts'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { TextField } from '../../ui/text-field/TextField.tsx'
import { notify } from '../../ui/toast/notices.ts'
import styles from './settings.module.css'

/** How colleagues reach me apart from Baton. */
export function ContactPage() {
  const { person } = useMe()
  const { run, isBusy, failure } = useAct(api.identity.setMyContact)
  const { fields, set } = useDraft('contact', {
    telephone: person.contact.telephone ?? '',
    bleep: person.contact.bleep ?? '',
  })

  async function save() {
    const answer = await run({
      telephone: fields.telephone.trim() || null,
      bleep: fields.bleep.trim() || null,
    })
    if (!answer.ok) return
    changeMe(answer.value.person)
    void outdate(api.identity.openPerson)
    notify('Saved. Colleagues see it in the directory.', { tone: 'good' })
  }

  return (
    <Page
      title="How to reach me"
      help="Colleagues see this on your card in the directory."
      back={<BackLink to="/settings" label="Back to settings" />}
    >
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {!isAllAt(failure, ['telephone', 'bleep']) && <FailureNotice failure={failure} />}
          <TextField
            label="Telephone"
            isOptional
            type="tel"
            autoComplete="tel"
            help="A number or extension, such as 2416 or 01271 555 0100."
            mistake={mistakeAt(failure, 'telephone')}
            value={fields.telephone}
            onChange={(value) => set('telephone', value)}
          />
          <TextField
            label="Bleep"
            isOptional
            inputMode="numeric"
            mistake={mistakeAt(failure, 'bleep')}
            value={fields.bleep}
            onChange={(value) => set('bleep', value)}
          />
          <div className={styles.actions}>
            <Button type="submit" variant="primary" isBusy={isBusy}>
              Save
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}
