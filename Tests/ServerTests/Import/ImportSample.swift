import Shared

/// A bulletin with everything that an import must keep apart, and helpers to look at what it became.
enum ImportSample {
    static let text = """
        6月3日从江城市委巡察办获悉,市委第一巡察组对十三届市委第七轮巡察的江城市水务局、中共江城市委老干部局、江城市档案馆等3家单位整改落实情况进行了回访督查。巡察共反馈面上问题12个,已完成整改9个;清退违规资金20.5万元。

        江城市水务局

        问题:泵站维修款支付不规范

        整改:一是全面核对台账,清退多付款项3.2万余元。二是严肃追责问责,共追责问责20人次,其中开除党籍1人次。三是建立健全财务内控等70项制度,其中新制定制度18项。

        问题:公车使用登记不全

        整改:一是补齐登记,清退资金500.5元。二是对2人进行批评教育。

        中共江城市委老干部局

        问题:广告经营管理不规范

        整改:一是给予组织处理或其他处理10人,扣除和清退相关业务绩效2.4万余元。二是举办培训班30次。

        """

    static let date = "2020-06-03"

    static func plan(
        _ text: String = text,
        _ request: BulletinImportRequest = BulletinImportRequest(year: 2020)
    ) throws(BulletinImportRefusal) -> BulletinImport {
        try BulletinImport(BulletinReader.read(text), request)
    }

    /// The unit's ledger once the office has pushed its part of the import.
    static func merged(_ part: BulletinImport.UnitPart, into state: UnitState? = nil) -> MergeOutcome {
        let office = PersonID(high: 5, low: 5)
        let replica = ReplicaID(high: 6, low: 6)
        let set = ChangeSet(
            replica: replica,
            unit: part.unit,
            n: 1,
            prev: .zero,
            base: Base(epoch: EpochID(high: 9, low: 9), version: 0),
            editedAt: Timestamp(milliseconds: 0),
            changes: part.changes
        )
        return merge(
            set,
            by: Author(office, [.administrator]),
            lane: LaneIdentity(replica, predecessor: nil),
            into: state ?? UnitState(unit: part.unit),
            at: 1
        )
    }
}

extension BulletinImport.UnitPart {
    /// The fields of all creations of a kind, in order.
    func fields(_ kind: RecordKind) -> [[String: JSONValue]] {
        changes.filter { $0.kind == kind.rawValue }.compactMap { change in
            if case .create(_, let fields) = change.action { fields } else { nil }
        }
    }
}
