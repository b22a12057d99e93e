import { api } from '@baton/contract'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAsk } from '../../app/session/use-ask.ts'
import { Page } from '../../ui/page/Page.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { PasskeysPanel } from './PasskeysPanel.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'

/** My passkeys and my password. */
export function SigningInPage() {
  const { answer, reload } = useAsk(api.identity.listPasskeys, {})
  return (
    <Page title="Signing in" back={<BackLink to="/settings" label="Back to settings" />}>
      {!answer && <Skeleton label="Loading how you sign in" look="text" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && (
        <>
          <PasskeysPanel passkeys={answer.value.passkeys} />
          <PasswordPanel setAt={answer.value.passwordSetAt} />
        </>
      )}
    </Page>
  )
}
