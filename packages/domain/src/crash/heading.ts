/** What a locked screen shows of it: that it is a crash call or a test, and of which team (CRA13). */
export function crashHeading({ isTest, teamName }: { isTest: boolean; teamName: string }): string {
  return `${isTest ? 'Test call' : 'Crash call'} – ${teamName}`
}

/** What coordinators are told of roles that nobody comes for. */
export function unfilledHeading(call: { isTest: boolean; teamName: string }, count: number): string {
  const roles = `${count} ${count === 1 ? 'role' : 'roles'} unfilled`
  return `${call.isTest ? 'Test call' : 'Crash call'}: ${roles} – ${call.teamName}`
}

/** What coordinators are told of a test that has ended (CRA10). */
export function reportHeading({ teamName }: { teamName: string }, silent: number): string {
  if (silent === 0) return `Test call answered by every role – ${teamName}`
  return `Test call: ${silent} ${silent === 1 ? 'role' : 'roles'} did not answer – ${teamName}`
}
