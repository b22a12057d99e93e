import type { OperationName } from '@baton/contract'

/**
 * What someone is to the thing they act on. A viewer may have several; one that the table names is enough.
 * `person` is anyone signed in, within their own organisation; `anyone` has no session.
 */
export type Relationship = 'anyone' | 'person' | 'administrator' | 'self' | 'member' | 'author'

/**
 * Who may do what: the one table (house rule 7). It fails closed: an operation without a row does not compile, and
 * a relationship that a row does not name is refused.
 */
export const permissions: { readonly [Name in OperationName]: readonly Relationship[] } = {
  'identity.signInOptions': ['anyone'],
  'identity.signInWithPassword': ['anyone'],
  'identity.beginPasskeySignIn': ['anyone'],
  'identity.finishPasskeySignIn': ['anyone'],
  'identity.signInAsDemonstrationPerson': ['anyone'],
  'identity.checkAccessCode': ['anyone'],
  'identity.useAccessCode': ['anyone'],
  'identity.signOut': ['person'],
  'identity.me': ['person'],
  'identity.issueTicket': ['person'],
  'identity.listMySessions': ['self'],
  'identity.endSession': ['self'],
  'identity.endOtherSessions': ['self'],
  'identity.listPasskeys': ['self'],
  'identity.beginPasskeyRegistration': ['self'],
  'identity.finishPasskeyRegistration': ['self'],
  'identity.removePasskey': ['self'],
  'identity.changePassword': ['self'],
  'identity.setMyContact': ['self'],
  'identity.searchDirectory': ['person'],
  'identity.peopleByIds': ['person'],
  'identity.openPerson': ['person'],
  'identity.listTeams': ['person'],
  'identity.openTeam': ['person'],
  'identity.listPlaces': ['person'],
  'identity.addPerson': ['administrator'],
  'identity.changePerson': ['administrator'],
  'identity.suspendPerson': ['administrator'],
  'identity.reinstatePerson': ['administrator'],
  'identity.resetAccess': ['administrator'],
  'identity.makeAdministrator': ['administrator'],
  'identity.removeAdministrator': ['administrator'],
  'identity.previewImport': ['administrator'],
  'identity.importPeople': ['administrator'],
  'identity.addTeam': ['administrator'],
  'identity.renameTeam': ['administrator'],
  'identity.addTeamMembers': ['administrator'],
  'identity.removeTeamMember': ['administrator'],
  'identity.addSite': ['administrator'],
  'identity.renameSite': ['administrator'],
  'identity.addPlace': ['administrator'],
  'identity.renamePlace': ['administrator'],

  'messaging.startDirect': ['person'],
  'messaging.startGroup': ['person'],
  'messaging.renameGroup': ['member'],
  'messaging.addMembers': ['member'],
  'messaging.removeMember': ['member'],
  'messaging.leaveGroup': ['member'],
  'messaging.muteConversation': ['member'],
  'messaging.sendMessage': ['member'],
  'messaging.forwardMessage': ['member'],
  'messaging.editMessage': ['author'],
  'messaging.withdrawMessage': ['author'],
  'messaging.reactToMessage': ['member'],
  'messaging.pinMessage': ['member'],
  'messaging.saveForLater': ['member'],
  'messaging.saveDraft': ['member'],
  'messaging.markDelivered': ['member'],
  'messaging.markSeen': ['member'],
  'messaging.listInbox': ['person'],
  'messaging.openConversation': ['member'],
  'messaging.pageMessages': ['member'],
  'messaging.openThread': ['member'],
  'messaging.listVersions': ['member'],
  'messaging.listReceipts': ['member'],
  'messaging.listSaved': ['person'],
  'messaging.searchMessages': ['person'],
}

/**
 * Whether someone with these relationships may do this.
 *
 * @param name the operation
 * @param relationships what the viewer is to the thing, as the server found it in the same transaction
 */
export function may(name: OperationName, relationships: readonly Relationship[]): boolean {
  return permissions[name].some((allowed) => relationships.includes(allowed))
}
