/**
 * Keeps the screen of a phone from going dark, with which its camera would stop, for as long as one is in a meeting and
 * looks at the page. Where a browser cannot, nothing happens.
 */
export function stayAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {}
  let held: WakeLockSentinel | null = null
  let isOver = false

  async function hold(): Promise<void> {
    if (isOver || document.visibilityState !== 'visible') return
    // A phone that saves its battery says no.
    const lock = await navigator.wakeLock.request('screen').catch(() => null)
    if (isOver) void lock?.release()
    else held = lock
  }

  // It is let go of whenever the page is hidden.
  const shown = () => void hold()
  document.addEventListener('visibilitychange', shown)
  void hold()
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', shown)
    void held?.release()
  }
}
