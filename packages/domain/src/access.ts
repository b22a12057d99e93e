import type { OperationName } from '@baton/contract'

/**
 * What someone is to the thing they act on. A viewer may have several; one that the table names is enough.
 * `person` is anyone signed in, within their own organisation; `anyone` has no session.
 */
export type Relationship =
  | 'anyone'
  | 'person'
  | 'administrator'
  | 'self'
  | 'member'
  | 'author'
  /** Holds the role, or accepted the urgent item. */
  | 'holder'
  /** Was called by a ladder. */
  | 'paged'
  /** Was told of it without being called: the conversation's members, the coordinator. */
  | 'onlooker'

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
  'identity.listAffiliations': ['administrator'],
  'identity.inviteOrganisation': ['administrator'],
  'identity.withdrawInvitation': ['administrator'],
  'identity.checkInvitation': ['administrator'],
  'identity.acceptInvitation': ['administrator'],
  'identity.endAffiliation': ['administrator'],
  'identity.listVisits': ['self'],
  'identity.beginVisit': ['self'],

  'patients.search': ['person'],
  // What somebody is to a patient (works on the ward, holds a role that covers it, has them on a list, …) is one word
  // here: `member`, as the rules on access find it (PAT rules).
  'patients.openPatient': ['member'],
  'patients.history': ['member'],
  'patients.listWard': ['member'],
  'patients.listWards': ['person'],
  'patients.addPatient': ['person'],
  'patients.changePatient': ['member'],
  'patients.admitPatient': ['member'],
  'patients.dischargePatient': ['member'],
  'patients.mergePatients': ['administrator'],
  'patients.unmergePatient': ['administrator'],
  'patients.listMerges': ['administrator'],
  'patients.previewPatients': ['administrator'],
  'patients.importPatients': ['administrator'],
  'patients.breakGlass': ['person'],
  'patients.listBrokenGlass': ['administrator'],
  'patients.reviewBrokenGlass': ['administrator'],
  'patients.listLists': ['person'],
  'patients.openList': ['self', 'member', 'onlooker'],
  'patients.addList': ['self', 'member'],
  'patients.renameList': ['self', 'member'],
  'patients.removeList': ['self', 'member'],
  'patients.shareList': ['self', 'member'],
  'patients.putOnList': ['self', 'member'],
  'patients.takeOffList': ['self', 'member'],
  'patients.markOnList': ['self', 'member'],
  'patients.moveOnList': ['self', 'member'],
  'patients.openFeed': ['administrator'],
  'patients.readMessage': ['administrator'],
  'patients.retryMessages': ['administrator'],
  'patients.dismissMessage': ['administrator'],
  'patients.namePlace': ['administrator'],

  'files.limits': ['person'],
  'files.begin': ['person'],
  'files.discard': ['author'],
  // Who may see one of the places where it hangs; before it hangs anywhere, whoever added it.
  'files.draw': ['author', 'member'],
  'files.hangOnPatient': ['author', 'member'],
  'files.open': ['author', 'member'],
  'files.thumbnails': ['author', 'member'],
  'files.pageWords': ['author', 'member'],
  'files.listOfPatient': ['member'],
  'files.listMine': ['self'],
  'files.listWaiting': ['administrator'],
  'files.openLibrary': ['member'],
  'files.openDocument': ['member', 'onlooker'],
  'files.searchLibrary': ['member', 'onlooker'],
  'files.addFolder': ['member'],
  'files.changeFolder': ['member'],
  'files.removeFolder': ['member'],
  'files.addDocument': ['member'],
  'files.addVersion': ['member'],
  'files.restoreVersion': ['member'],
  'files.changeDocument': ['member'],
  'files.shareDocument': ['member'],
  'files.removeDocument': ['member'],

  'duty.signOn': ['self'],
  'duty.signOff': ['self'],
  'duty.setFocus': ['self'],
  'duty.setCover': ['self'],
  'duty.myDuty': ['self'],
  'duty.listDuty': ['person'],
  'duty.listRoles': ['person'],
  'duty.roleHistory': ['person'],
  'duty.takeRole': ['person'],
  'duty.giveUpRole': ['holder'],
  'duty.offerRole': ['holder'],
  'duty.acceptRole': ['self'],
  'duty.declineRole': ['self'],
  'duty.addRole': ['administrator'],
  'duty.changeRole': ['administrator'],
  'duty.retireRole': ['administrator'],
  'duty.listReachableElsewhere': ['person'],
  'duty.listReachable': ['administrator'],
  'duty.setReachable': ['administrator'],
  'duty.openRota': ['person'],
  'duty.addShift': ['administrator'],
  'duty.changeShift': ['administrator'],
  'duty.removeShift': ['administrator'],
  'duty.addAbsence': ['administrator'],
  'duty.removeAbsence': ['administrator'],
  'duty.previewRota': ['administrator'],
  'duty.importRota': ['administrator'],
  'duty.declareOverride': ['administrator'],
  'duty.endOverride': ['administrator'],
  'duty.listOverrides': ['administrator'],

  'notify.pushKey': ['person'],
  'notify.addPushDevice': ['self'],
  'notify.removePushDevice': ['self'],
  'notify.myNotifications': ['self'],
  'notify.setQuiet': ['self'],
  'notify.testMyChannels': ['self'],

  'escalation.accept': ['paged'],
  'escalation.decline': ['paged'],
  'escalation.passOn': ['paged', 'holder'],
  'escalation.cancel': ['author'],
  'escalation.complete': ['holder'],
  'escalation.markPageDelivered': ['paged'],
  'escalation.markPageSeen': ['paged'],
  'escalation.listOpen': ['person'],
  'escalation.open': ['author', 'paged', 'onlooker'],
  'escalation.history': ['self'],
  'escalation.listLadders': ['person'],
  'escalation.saveLadder': ['administrator'],
  'escalation.engine': ['person'],

  'crash.listTeams': ['person'],
  'crash.saveTeam': ['administrator'],
  'crash.removeTeam': ['administrator'],
  // Nothing stands between whoever finds a patient and the team.
  'crash.raise': ['person'],
  'crash.startTest': ['administrator', 'onlooker'],
  'crash.markDelivered': ['paged'],
  'crash.answer': ['paged'],
  'crash.arrive': ['paged'],
  'crash.standDown': ['author', 'paged', 'onlooker'],
  'crash.listOpen': ['person'],
  'crash.open': ['author', 'paged', 'onlooker', 'administrator'],
  'crash.history': ['author', 'paged', 'onlooker', 'administrator'],

  'messaging.startDirect': ['person'],
  'messaging.startGroup': ['person'],
  'messaging.startWithRole': ['person'],
  // Whoever may see the patient.
  'messaging.startAboutPatient': ['member'],
  'messaging.listReaders': ['member'],
  'messaging.renameGroup': ['member'],
  'messaging.addMembers': ['member'],
  'messaging.removeMember': ['member'],
  'messaging.leaveGroup': ['member'],
  'messaging.muteConversation': ['member'],
  'messaging.sendMessage': ['member'],
  // Where it stands in a conversation, its members; to a role, a person or a team, anyone.
  'messaging.sendUrgent': ['person'],
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
  // To their own teams, their members; to anyone else, whoever coordinates and administrators; in the end its author.
  'messaging.sendBroadcast': ['member', 'holder', 'administrator', 'author'],
  'messaging.answerBroadcast': ['self'],
  'messaging.markBroadcastSeen': ['self'],
  'messaging.closeBroadcast': ['author'],
  'messaging.listBroadcasts': ['self'],
  'messaging.openBroadcast': ['author'],
  'messaging.openDigest': ['self'],
  'messaging.myOutOfHours': ['self'],
  // Of the team.
  'messaging.teamOutOfHours': ['member'],

  'calls.start': ['person'],
  // Whoever is in the meeting.
  'calls.ring': ['holder', 'member'],
  // `paged` is who was asked to it, `holder` a host, `member` who is in it now.
  'calls.answer': ['paged'],
  'calls.markMissedSeen': ['paged'],
  'calls.listMine': ['person'],
  'calls.withWhom': ['person'],
  // A link that a colleague passes on brings anyone of the organisation to the door: it is open, or they wait there.
  'calls.join': ['person'],
  'calls.open': ['author', 'paged', 'holder', 'member'],
  'calls.openRecord': ['author', 'paged', 'holder', 'member'],
  'calls.history': ['self'],
  'calls.admit': ['holder', 'member'],
  'calls.turnAway': ['holder', 'member'],
  'calls.silence': ['holder'],
  'calls.remove': ['holder'],
  'calls.lock': ['holder'],
  'calls.makeHost': ['holder'],
  'calls.end': ['holder'],
  'calls.arrange': ['person'],
  'calls.meetNow': ['person'],
  'calls.change': ['author', 'holder'],
  'calls.cancel': ['author', 'holder'],
  'calls.reply': ['paged'],
  'calls.invitation': ['author', 'paged', 'holder', 'member'],
  'calls.makeGuestLink': ['author', 'holder', 'member'],
  'calls.revokeGuestLink': ['author', 'holder', 'member'],
  'calls.listGuestLinks': ['author', 'holder', 'member'],
  // A guest is nobody here: the secret in the link, or in the pass, opens one meeting's door and nothing else.
  'calls.lookAtLink': ['anyone'],
  'calls.knock': ['anyone'],
  'calls.comeBack': ['anyone'],

  'tasks.request': ['person'],
  'tasks.changeRequest': ['author'],
  'tasks.cancel': ['author'],
  'tasks.enterInError': ['author', 'holder'],
  'tasks.reopen': ['author', 'holder'],
  'tasks.review': ['author'],
  // `paged` is whom it is asked of: by name, through a role, as one of a team, or by a ladder or a nudge.
  'tasks.markReceived': ['paged'],
  'tasks.accept': ['paged', 'onlooker'],
  'tasks.start': ['holder', 'paged', 'onlooker'],
  'tasks.hold': ['holder'],
  'tasks.complete': ['holder'],
  'tasks.decline': ['paged'],
  // `onlooker` only for whoever coordinates, of what somebody off duty has (TSK29).
  'tasks.passOn': ['holder', 'paged', 'onlooker'],
  'tasks.giveBack': ['holder'],
  // Whoever coordinates the site.
  'tasks.nudge': ['onlooker'],
  'tasks.comment': ['author', 'holder', 'paged', 'onlooker'],
  'tasks.tick': ['holder'],
  'tasks.openBoard': ['person'],
  'tasks.openTask': ['author', 'holder', 'paged', 'onlooker'],
  'tasks.listEnded': ['person'],
  'tasks.listOfPatient': ['member'],
  'tasks.listOfPatients': ['member'],
  'tasks.listLoad': ['person'],
  // Whoever coordinates the site.
  'tasks.listSickest': ['onlooker'],
  'tasks.figures': ['person'],
  'tasks.listTemplates': ['person'],
  'tasks.saveTemplate': ['person'],
  'tasks.removeTemplate': ['person'],
  'tasks.prepareHandover': ['self'],
  'tasks.noteHandover': ['author'],
  'tasks.leaveOutOfHandover': ['author'],
  'tasks.staffHandover': ['author'],
  'tasks.offerHandover': ['author'],
  'tasks.withdrawHandover': ['author'],
  'tasks.acceptHandover': ['paged'],
  'tasks.rejectHandover': ['paged'],
  'tasks.openHandover': ['author', 'paged', 'onlooker'],
  'tasks.listHandovers': ['person'],
  'tasks.listHandoversOfPatient': ['member'],
  'tasks.handoverWards': ['self'],
}

/**
 * What a visitor, a person of a connected organisation, may try here at all; nothing else is there for them (AFF5). The
 * table still decides what they are to the thing: a member, its author, themselves.
 */
const openToVisitors: ReadonlySet<OperationName> = new Set<OperationName>([
  'identity.me',
  'identity.issueTicket',
  'identity.peopleByIds',
  'identity.openPerson',

  'files.limits',
  'files.begin',
  'files.discard',
  'files.draw',
  'files.open',
  'files.thumbnails',
  'files.pageWords',
  'files.listMine',

  // Only those that people of connected organisations may turn to.
  'duty.listRoles',

  'escalation.cancel',
  'escalation.listOpen',
  'escalation.open',
  'escalation.engine',

  'messaging.startWithRole',
  'messaging.muteConversation',
  'messaging.sendMessage',
  // To a role that they may turn to, or where they are a member.
  'messaging.sendUrgent',
  'messaging.editMessage',
  'messaging.withdrawMessage',
  'messaging.reactToMessage',
  'messaging.saveForLater',
  'messaging.saveDraft',
  'messaging.markDelivered',
  'messaging.markSeen',
  'messaging.listInbox',
  'messaging.openConversation',
  'messaging.pageMessages',
  'messaging.openThread',
  'messaging.listVersions',
  'messaging.listReceipts',
  'messaging.listSaved',
  'messaging.searchMessages',
])

/** Whether a visitor may try this. */
export function mayVisitorTry(name: OperationName): boolean {
  return openToVisitors.has(name)
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
