import type { AccessCode as Access } from '@baton/contract'
import { Copy } from 'lucide-react'
import { Button } from '../../../ui/button/Button.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'

interface AccessCodeProps {
  readonly name: string
  readonly access: Access
}

/** A one-time code, shown once, with the link that takes it. */
export function AccessCode({ name, access }: AccessCodeProps) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(access.link)
      notify('Link copied', { tone: 'good' })
    } catch {
      notify('This browser does not allow copying. Select the code and copy it by hand.', { tone: 'bad' })
    }
  }
  return (
    <div className={styles.stack}>
      <p>
        Give this code to {name} in person or by telephone. It is shown only now, works once, and ends on{' '}
        <Time at={access.expiresAt} as="both" />.
      </p>
      <code className={styles.code}>{access.code}</code>
      <div className={styles.actions}>
        <Button icon={<Copy />} onPress={() => void copy()}>
          Copy as a link
        </Button>
      </div>
    </div>
  )
}
