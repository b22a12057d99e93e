// Runs before anything else.

// Zod would compile its checks with `new Function`, which the content security policy forbids (SEC-6). It would go
// without by itself, but only after trying, and each try is reported as a violation.
globalThis.__zod_globalConfig = { jitless: true }

// Before the first paint, so that a dark ward is not lit by a white flash. Chosen in Settings, Appearance.
try {
  const choice = localStorage.getItem('baton.theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {
  // Storage may be forbidden; the device's own setting is used.
}
