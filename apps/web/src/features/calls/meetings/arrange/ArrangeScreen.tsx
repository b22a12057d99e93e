import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useAct } from '../../../../app/session/use-act.ts'
import { outdate } from '../../../../app/session/use-ask.ts'
import { useDraft } from '../../../../ui/form/use-draft.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { BackLink } from '../../../../ui/router/links.tsx'
import { type ArrangeFields, emptyFields } from './arrange-fields.ts'
import { MeetingForm } from './MeetingForm.tsx'
import { useMeetingFiles } from './use-meeting-files.ts'

/** Arranging a meeting: what is written survives a reload. */
export function ArrangeScreen() {
  const draft = useDraft<ArrangeFields>('calls.arrange', emptyFields)
  const { run, isBusy, failure } = useAct(api.calls.arrange)
  const files = useMeetingFiles(draft.fields.filesFor, (filesFor) => draft.set('filesFor', filesFor))
  const navigate = useNavigate()
  return (
    <Page
      title="Arrange a meeting"
      help="Everyone asked is told, and reminded ten minutes before if they are on duty."
      back={<BackLink to="/meetings" label="Back to meetings" />}
    >
      <MeetingForm
        fields={draft.fields}
        set={draft.set}
        files={files}
        failure={failure}
        isBusy={isBusy}
        submit="Arrange"
        mayRepeat
        onSubmit={async (details) => {
          const arranged = await run(details)
          if (!arranged.ok) return
          files.used()
          draft.clear()
          await outdate(api.calls.history)
          // Its page says that it is arranged; a notice would lie over what one presses there next.
          const { id } = arranged.value.meeting
          await navigate({ to: '/meetings/$meetingId', params: { meetingId: id }, replace: true })
        }}
        onClear={draft.clear}
      />
    </Page>
  )
}
