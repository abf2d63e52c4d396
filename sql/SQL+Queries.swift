extension SQL {
    /// A statement by the name of its file; its header says what it takes and returns.
    public enum Query: String, CaseIterable, Sendable {
        case addDeferredSet = "add_deferred_set"
        case addDevice = "add_device"
        case addEnrolmentCode = "add_enrolment_code"
        case addEpoch = "add_epoch"
        case addOfficeKey = "add_office_key"
        case addPerson = "add_person"
        case addQuarantinedSet = "add_quarantined_set"
        case addServerKey = "add_server_key"
        case addSuccessor = "add_successor"
        case addToken = "add_token"
        case addUnitEpoch = "add_unit_epoch"
        case addUnitHead = "add_unit_head"
        case advanceUnitHead = "advance_unit_head"
        case allowAppLogin = "allow_app_login"
        case appendLogRow = "append_log_row"
        case appendReceipt = "append_receipt"
        case appendTotals = "append_totals"
        case canAppLogin = "can_app_login"
        case carryUnitBackup = "carry_unit_backup"
        case clearConflictFields = "clear_conflict_fields"
        case countDeferredSets = "count_deferred_sets"
        case countLaneSets = "count_lane_sets"
        case decideQuarantinedSet = "decide_quarantined_set"
        case endDeferredSet = "end_deferred_set"
        case endMembership = "end_membership"
        case endStandingGrant = "end_standing_grant"
        case endTotals = "end_totals"
        case enterUnits = "enter_units"
        case exportSnapshot = "export_snapshot"
        case extendToken = "extend_token"
        case hasDeferredSets = "has_deferred_sets"
        case hasRecordsAfter = "has_records_after"
        case hasStrayHeads = "has_stray_heads"
        case listConflictFields = "list_conflict_fields"
        case listConflicts = "list_conflicts"
        case listDeferredSets = "list_deferred_sets"
        case listDevices = "list_devices"
        case listEnrolmentCodes = "list_enrolment_codes"
        case listEpochs = "list_epochs"
        case listLanes = "list_lanes"
        case listMembershipMarks = "list_membership_marks"
        case listMemberships = "list_memberships"
        case listPeople = "list_people"
        case listQuarantinedSets = "list_quarantined_sets"
        case listReceipts = "list_receipts"
        case listRecords = "list_records"
        case listReportingDevices = "list_reporting_devices"
        case listStandingGrants = "list_standing_grants"
        case listTotals = "list_totals"
        case listUnitDevices = "list_unit_devices"
        case listUnitHeads = "list_unit_heads"
        case listUnitMembers = "list_unit_members"
        case listUnits = "list_units"
        case lockEnrolmentCode = "lock_enrolment_code"
        case lockEpochs = "lock_epochs"
        case lockUnitHead = "lock_unit_head"
        case notifyNews = "notify_news"
        case readAuthorRoles = "read_author_roles"
        case readCarriedDevice = "read_carried_device"
        case readChain = "read_chain"
        case readCommitTime = "read_commit_time"
        case readConflictsOf = "read_conflicts_of"
        case readDeferredSets = "read_deferred_sets"
        case readDevice = "read_device"
        case readDigest = "read_digest"
        case readHeldConflicts = "read_held_conflicts"
        case readKin = "read_kin"
        case readLane = "read_lane"
        case readLastEpoch = "read_last_epoch"
        case readLogPage = "read_log_page"
        case readLogRow = "read_log_row"
        case readLogRows = "read_log_rows"
        case readOfficeKey = "read_office_key"
        case readOpenConflicts = "read_open_conflicts"
        case readOwnReports = "read_own_reports"
        case readOwnRoles = "read_own_roles"
        case readPerson = "read_person"
        case readPlace = "read_place"
        case readQuarantinedSet = "read_quarantined_set"
        case readReceipt = "read_receipt"
        case readRecords = "read_records"
        case readRecordsPage = "read_records_page"
        case readReportedUnits = "read_reported_units"
        case readReports = "read_reports"
        case readServerKey = "read_server_key"
        case readSession = "read_session"
        case readSubtrees = "read_subtrees"
        case readTotals = "read_totals"
        case readTransactionId = "read_transaction_id"
        case readUnitBackup = "read_unit_backup"
        case readUnitEpochs = "read_unit_epochs"
        case readUnitHeads = "read_unit_heads"
        case readVersionAt = "read_version_at"
        case revokeDevice = "revoke_device"
        case saveConflictFields = "save_conflict_fields"
        case saveConflicts = "save_conflicts"
        case saveLane = "save_lane"
        case saveMembership = "save_membership"
        case saveRecords = "save_records"
        case saveReport = "save_report"
        case saveStandingGrant = "save_standing_grant"
        case saveUnitBackup = "save_unit_backup"
        case startUnitEpoch = "start_unit_epoch"
        case touchDevice = "touch_device"
        case useEnrolmentCode = "use_enrolment_code"

        /// The file's UTF-8 bytes.
        public var bytes: [UInt8] {
            switch self {
            case .addDeferredSet: PackageResources.add_deferred_set_sql
            case .addDevice: PackageResources.add_device_sql
            case .addEnrolmentCode: PackageResources.add_enrolment_code_sql
            case .addEpoch: PackageResources.add_epoch_sql
            case .addOfficeKey: PackageResources.add_office_key_sql
            case .addPerson: PackageResources.add_person_sql
            case .addQuarantinedSet: PackageResources.add_quarantined_set_sql
            case .addServerKey: PackageResources.add_server_key_sql
            case .addSuccessor: PackageResources.add_successor_sql
            case .addToken: PackageResources.add_token_sql
            case .addUnitEpoch: PackageResources.add_unit_epoch_sql
            case .addUnitHead: PackageResources.add_unit_head_sql
            case .advanceUnitHead: PackageResources.advance_unit_head_sql
            case .allowAppLogin: PackageResources.allow_app_login_sql
            case .appendLogRow: PackageResources.append_log_row_sql
            case .appendReceipt: PackageResources.append_receipt_sql
            case .appendTotals: PackageResources.append_totals_sql
            case .canAppLogin: PackageResources.can_app_login_sql
            case .carryUnitBackup: PackageResources.carry_unit_backup_sql
            case .clearConflictFields: PackageResources.clear_conflict_fields_sql
            case .countDeferredSets: PackageResources.count_deferred_sets_sql
            case .countLaneSets: PackageResources.count_lane_sets_sql
            case .decideQuarantinedSet: PackageResources.decide_quarantined_set_sql
            case .endDeferredSet: PackageResources.end_deferred_set_sql
            case .endMembership: PackageResources.end_membership_sql
            case .endStandingGrant: PackageResources.end_standing_grant_sql
            case .endTotals: PackageResources.end_totals_sql
            case .enterUnits: PackageResources.enter_units_sql
            case .exportSnapshot: PackageResources.export_snapshot_sql
            case .extendToken: PackageResources.extend_token_sql
            case .hasDeferredSets: PackageResources.has_deferred_sets_sql
            case .hasRecordsAfter: PackageResources.has_records_after_sql
            case .hasStrayHeads: PackageResources.has_stray_heads_sql
            case .listConflictFields: PackageResources.list_conflict_fields_sql
            case .listConflicts: PackageResources.list_conflicts_sql
            case .listDeferredSets: PackageResources.list_deferred_sets_sql
            case .listDevices: PackageResources.list_devices_sql
            case .listEnrolmentCodes: PackageResources.list_enrolment_codes_sql
            case .listEpochs: PackageResources.list_epochs_sql
            case .listLanes: PackageResources.list_lanes_sql
            case .listMembershipMarks: PackageResources.list_membership_marks_sql
            case .listMemberships: PackageResources.list_memberships_sql
            case .listPeople: PackageResources.list_people_sql
            case .listQuarantinedSets: PackageResources.list_quarantined_sets_sql
            case .listReceipts: PackageResources.list_receipts_sql
            case .listRecords: PackageResources.list_records_sql
            case .listReportingDevices: PackageResources.list_reporting_devices_sql
            case .listStandingGrants: PackageResources.list_standing_grants_sql
            case .listTotals: PackageResources.list_totals_sql
            case .listUnitDevices: PackageResources.list_unit_devices_sql
            case .listUnitHeads: PackageResources.list_unit_heads_sql
            case .listUnitMembers: PackageResources.list_unit_members_sql
            case .listUnits: PackageResources.list_units_sql
            case .lockEnrolmentCode: PackageResources.lock_enrolment_code_sql
            case .lockEpochs: PackageResources.lock_epochs_sql
            case .lockUnitHead: PackageResources.lock_unit_head_sql
            case .notifyNews: PackageResources.notify_news_sql
            case .readAuthorRoles: PackageResources.read_author_roles_sql
            case .readCarriedDevice: PackageResources.read_carried_device_sql
            case .readChain: PackageResources.read_chain_sql
            case .readCommitTime: PackageResources.read_commit_time_sql
            case .readConflictsOf: PackageResources.read_conflicts_of_sql
            case .readDeferredSets: PackageResources.read_deferred_sets_sql
            case .readDevice: PackageResources.read_device_sql
            case .readDigest: PackageResources.read_digest_sql
            case .readHeldConflicts: PackageResources.read_held_conflicts_sql
            case .readKin: PackageResources.read_kin_sql
            case .readLane: PackageResources.read_lane_sql
            case .readLastEpoch: PackageResources.read_last_epoch_sql
            case .readLogPage: PackageResources.read_log_page_sql
            case .readLogRow: PackageResources.read_log_row_sql
            case .readLogRows: PackageResources.read_log_rows_sql
            case .readOfficeKey: PackageResources.read_office_key_sql
            case .readOpenConflicts: PackageResources.read_open_conflicts_sql
            case .readOwnReports: PackageResources.read_own_reports_sql
            case .readOwnRoles: PackageResources.read_own_roles_sql
            case .readPerson: PackageResources.read_person_sql
            case .readPlace: PackageResources.read_place_sql
            case .readQuarantinedSet: PackageResources.read_quarantined_set_sql
            case .readReceipt: PackageResources.read_receipt_sql
            case .readRecordsPage: PackageResources.read_records_page_sql
            case .readRecords: PackageResources.read_records_sql
            case .readReportedUnits: PackageResources.read_reported_units_sql
            case .readReports: PackageResources.read_reports_sql
            case .readServerKey: PackageResources.read_server_key_sql
            case .readSession: PackageResources.read_session_sql
            case .readSubtrees: PackageResources.read_subtrees_sql
            case .readTotals: PackageResources.read_totals_sql
            case .readTransactionId: PackageResources.read_transaction_id_sql
            case .readUnitBackup: PackageResources.read_unit_backup_sql
            case .readUnitEpochs: PackageResources.read_unit_epochs_sql
            case .readUnitHeads: PackageResources.read_unit_heads_sql
            case .readVersionAt: PackageResources.read_version_at_sql
            case .revokeDevice: PackageResources.revoke_device_sql
            case .saveConflictFields: PackageResources.save_conflict_fields_sql
            case .saveConflicts: PackageResources.save_conflicts_sql
            case .saveLane: PackageResources.save_lane_sql
            case .saveMembership: PackageResources.save_membership_sql
            case .saveRecords: PackageResources.save_records_sql
            case .saveReport: PackageResources.save_report_sql
            case .saveStandingGrant: PackageResources.save_standing_grant_sql
            case .saveUnitBackup: PackageResources.save_unit_backup_sql
            case .startUnitEpoch: PackageResources.start_unit_epoch_sql
            case .touchDevice: PackageResources.touch_device_sql
            case .useEnrolmentCode: PackageResources.use_enrolment_code_sql
            }
        }
    }
}
