import type { Handler } from '../../platform/operations/handler.ts'
import { acceptInvitation } from './commands/accept-invitation.ts'
import { addPerson } from './commands/add-person.ts'
import { addPlace } from './commands/add-place.ts'
import { addSite } from './commands/add-site.ts'
import { addTeam } from './commands/add-team.ts'
import { addTeamMembers } from './commands/add-team-members.ts'
import { beginPasskeyRegistration } from './commands/begin-passkey-registration.ts'
import { beginPasskeySignIn } from './commands/begin-passkey-sign-in.ts'
import { beginVisit } from './commands/begin-visit.ts'
import { changePassword } from './commands/change-password.ts'
import { changePerson } from './commands/change-person.ts'
import { checkAccessCode } from './commands/check-access-code.ts'
import { checkInvitation } from './commands/check-invitation.ts'
import { endAffiliation } from './commands/end-affiliation.ts'
import { endOtherSessions } from './commands/end-other-sessions.ts'
import { endSession } from './commands/end-session.ts'
import { finishPasskeyRegistration } from './commands/finish-passkey-registration.ts'
import { finishPasskeySignIn } from './commands/finish-passkey-sign-in.ts'
import { importPeople } from './commands/import-people.ts'
import { inviteOrganisation } from './commands/invite-organisation.ts'
import { issueTicket } from './commands/issue-ticket.ts'
import { makeAdministrator } from './commands/make-administrator.ts'
import { previewImport } from './commands/preview-import.ts'
import { reinstatePerson } from './commands/reinstate-person.ts'
import { removeAdministrator } from './commands/remove-administrator.ts'
import { removePasskey } from './commands/remove-passkey.ts'
import { removeTeamMember } from './commands/remove-team-member.ts'
import { renamePlace } from './commands/rename-place.ts'
import { renameSite } from './commands/rename-site.ts'
import { renameTeam } from './commands/rename-team.ts'
import { resetAccess } from './commands/reset-access.ts'
import { setMyContact } from './commands/set-my-contact.ts'
import { signInAsDemonstrationPerson } from './commands/sign-in-as-demonstration-person.ts'
import { signInWithPassword } from './commands/sign-in-with-password.ts'
import { signOut } from './commands/sign-out.ts'
import { suspendPerson } from './commands/suspend-person.ts'
import { useAccessCode } from './commands/use-access-code.ts'
import { withdrawInvitation } from './commands/withdraw-invitation.ts'
import type { Identity } from './identity.ts'
import { listAffiliations } from './queries/list-affiliations.ts'
import { listMySessions } from './queries/list-my-sessions.ts'
import { listPasskeys } from './queries/list-passkeys.ts'
import { listPlaces } from './queries/list-places.ts'
import { listTeams } from './queries/list-teams.ts'
import { listVisits } from './queries/list-visits.ts'
import { openPerson } from './queries/open-person.ts'
import { openTeam } from './queries/open-team.ts'
import { peopleByIds } from './queries/people-by-ids.ts'
import { searchDirectory } from './queries/search-directory.ts'
import { signInOptions } from './queries/sign-in-options.ts'
import { whoAmI } from './queries/who-am-i.ts'

/** What identity answers, one line an operation. */
export function identityHandlers(identity: Identity): Handler[] {
  return [
    acceptInvitation(identity),
    addPerson(identity),
    addPlace,
    addSite,
    addTeamMembers,
    addTeam,
    beginPasskeyRegistration(identity),
    beginPasskeySignIn(identity),
    beginVisit(identity),
    changePassword(identity),
    changePerson,
    checkAccessCode(identity),
    checkInvitation(identity),
    endAffiliation(identity),
    endOtherSessions(identity),
    endSession(identity),
    finishPasskeyRegistration(identity),
    finishPasskeySignIn(identity),
    importPeople(identity),
    inviteOrganisation,
    issueTicket(identity),
    makeAdministrator(identity),
    previewImport(identity),
    reinstatePerson,
    removeAdministrator(identity),
    removePasskey,
    removeTeamMember,
    renamePlace,
    renameSite,
    renameTeam,
    resetAccess(identity),
    setMyContact,
    signInAsDemonstrationPerson(identity),
    signInWithPassword(identity),
    signOut(identity),
    suspendPerson(identity),
    useAccessCode(identity),
    withdrawInvitation,
    listAffiliations,
    listMySessions(identity),
    listPasskeys,
    listPlaces,
    listTeams,
    listVisits(identity),
    openPerson,
    openTeam,
    peopleByIds,
    searchDirectory(identity),
    signInOptions(identity),
    whoAmI(identity),
  ]
}
