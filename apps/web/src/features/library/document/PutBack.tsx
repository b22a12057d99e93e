import { api, type LibraryDocument } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'

/** Says that a document was taken out, and puts it back. */
export function PutBack({ document }: { readonly document: LibraryDocument }) {
  const { run, isBusy, failure } = useAct(api.files.removeDocument)
  return (
    <>
      <Banner
        tone="warn"
        action={
          <Button
            size="small"
            isBusy={isBusy}
            onPress={() => void run({ documentId: document.id, removed: false })}
          >
            Put back
          </Button>
        }
      >
        It was taken out of the library. Only this team sees it.
      </Banner>
      {failure?.code === 'already-exists' ? (
        <ErrorState
          title="Another document has its name now."
          next="Rename that one first, then put this one back."
          code={failure.code}
        />
      ) : (
        <FailureNotice failure={failure} />
      )}
    </>
  )
}
