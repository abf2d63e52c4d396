/// A table of problems as text: columns parted by | or tabs, with a header row that names them.
struct BulletinTable {
    /// One row.
    struct Row {
        let unit: String?
        let line: Int
        let problem: ProblemBlock
    }

    private(set) var rows: [Row] = []
    private(set) var notUnderstood: [NotUnderstood] = []
    let lineCount: Int

    private enum Column {
        case unit, problem, body, status, other
    }

    private static let columns = Lexicon<Column>([
        ("单位 被巡察单位 责任单位 单位名称 被巡察党组织 党组织 部门", .unit),
        ("问题 反馈问题 存在问题 巡察反馈问题 具体问题 问题描述 问题内容 反馈的问题 主要问题 巡察发现问题", .problem),
        ("整改 整改措施 整改情况 整改落实情况 整改措施及成效 整改进展情况 措施 整改举措 落实情况 整改进展 整改成效 整改落实 整改措施及进展", .body),
        ("状态 整改状态 完成情况 进展 进度 是否完成 整改进度 进展情况 办结情况 销号情况 整改结果 整改完成情况", .status),
    ])

    /// Nil where no table with a header starts at the line.
    init?(_ lines: [SourceLine], from start: Int) {
        guard let header = BulletinTable.cells(lines[start]), header.count >= 2 else { return nil }
        let kinds = header.map { cell -> Column in
            guard let hit = BulletinTable.columns.match(in: cell.codes, at: 0, before: cell.codes.count),
                hit.range.count == cell.codes.count
            else { return .other }
            return hit.meaning
        }
        guard let problem = kinds.firstIndex(of: .problem) else { return nil }
        let unit = kinds.firstIndex(of: .unit)
        var end = start + 1
        var name: String?
        while end < lines.count, let cells = BulletinTable.cells(lines[end]) {
            let line = lines[end]
            end += 1
            if BulletinTable.isRuler(line) { continue }
            guard cells.count > problem, !cells[problem].isBlank else {
                notUnderstood.append(
                    NotUnderstood(
                        line: line.number,
                        text: String(line.characters),
                        reason: .tableRowIncomplete
                    )
                )
                continue
            }
            // The sum of the rows is none of them.
            if let first = cells.first(where: { !$0.isBlank }), BulletinTable.isSum(first) { continue }
            if let unit, unit < cells.count, !cells[unit].isBlank {
                name = cells[unit].string(0..<cells[unit].codes.count)
            }
            let range = BulletinTable.title(cells[problem])
            var block = ProblemBlock(title: cells[problem].string(range), line: line.number)
            for (index, kind) in kinds.enumerated() where index < cells.count && !cells[index].isBlank {
                if kind == .body { block.body.append(cells[index]) }
                if kind == .status { block.status = cells[index].string(0..<cells[index].codes.count) }
            }
            rows.append(Row(unit: name, line: line.number, problem: block))
        }
        lineCount = end - start
        guard !rows.isEmpty else { return nil }
    }

    private static func title(_ cell: SourceLine) -> Range<Int> {
        let start = HeadMarker.read(cell.codes)?.length ?? 0
        var end = cell.codes.count
        while end > start, cell.codes[end - 1] == Glyph.fullStop || cell.codes[end - 1] == 0x3B { end -= 1 }
        return start..<end
    }

    private static let sums = Lexicon(words: "合计 总计 小计 共计")

    private static func isSum(_ cell: SourceLine) -> Bool {
        sums.match(in: cell.codes, at: 0, before: cell.codes.count)?.range.count == cell.codes.count
    }

    private static func isRuler(_ line: SourceLine) -> Bool {
        line.codes.allSatisfy {
            $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 || $0 == 0x2014 || $0 == 0x2B
        }
    }

    /// The cells of a row, or nil where the line is none.
    private static func cells(_ line: SourceLine) -> [SourceLine]? {
        let isPiped = line.codes.contains(0x7C)
        let isCut = { (index: Int) in isPiped ? line.codes[index] == 0x7C : line.characters[index] == "\t" }
        var cells: [SourceLine] = []
        var start = 0
        for index in line.codes.indices where isCut(index) {
            cells.append(SourceLine(number: line.number, characters: Array(line.characters[start..<index])))
            start = index + 1
        }
        guard !cells.isEmpty else { return nil }
        cells.append(SourceLine(number: line.number, characters: Array(line.characters[start...])))
        if isPiped, line.codes.first == 0x7C { cells.removeFirst() }
        if isPiped, line.codes.last == 0x7C, !cells.isEmpty { cells.removeLast() }
        return cells
    }
}
