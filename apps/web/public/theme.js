// Runs before the first paint, so that a dark ward is not lit by a white flash. The choice is made in Settings, Appearance.
try {
  const choice = localStorage.getItem('baton.theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {
  // Storage may be forbidden; the device's own setting is used.
}
