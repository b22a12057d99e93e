import { Button } from '../../ui/button/Button.tsx'
import { ErrorState } from '../../ui/error-state/ErrorState.tsx'

/** A screen that failed: a fault of ours. What was written is on the device and comes back with the page. */
export function Broken() {
  return (
    <ErrorState
      title="This screen stopped working."
      next="Reload it: what you wrote is kept. If it happens again, tell your administrator."
      action={<Button onPress={() => location.reload()}>Reload</Button>}
    />
  )
}
