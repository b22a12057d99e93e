import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ReasonFields } from '../find/ReasonFields.tsx'
import { useBreakingGlass } from '../find/use-breaking-glass.ts'
import styles from '../patients.module.css'

/** Somebody who is not mine to see: nothing of them is shown, and a reason opens them. */
export function PatientRefused({ patientId }: { readonly patientId: string }) {
  const breaking = useBreakingGlass(patientId, () => {})
  return (
    <Panel title="This patient is not yours to see">
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (breaking.isReady) void breaking.run()
        }}
      >
        <ReasonFields breaking={breaking} />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isBusy={breaking.isBusy} isDisabled={!breaking.isReady}>
            See this patient for an hour
          </Button>
        </div>
      </form>
    </Panel>
  )
}
