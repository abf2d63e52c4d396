import Shared
import Terminal

/// What checking a replica's files came to, as people and scripts read it.
struct VerificationOutput {
    let verification: Verification
    let paper: Paper

    /// Findings that are listed one by one.
    private static let listedMax = 20

    func lines() -> [String] {
        let findings = verification.findings
        let listed = findings.listed(upTo: Self.listedMax, in: paper.language) { finding in
            let sentence = RepairSentence.finding(kind: finding.kind, path: finding.path, line: finding.line)
            return paper.paint(said(sentence), finding.isDamage ? .bad : .warning)
        }
        guard verification.isSound else {
            return [said(.found(findings.count))] + listed + [paper.paint(said(.howToRepair), .strong)]
        }
        let sound = RepairSentence.sound(
            files: verification.files,
            lines: verification.lines,
            rows: verification.rows,
            signatures: verification.signatures
        )
        return listed + [paper.paint(said(sound), .good)]
    }

    func json() -> JSONValue {
        [
            "sound": .bool(verification.isSound), "files": .int(Int64(verification.files)),
            "lines": .int(Int64(verification.lines)), "rows": .int(Int64(verification.rows)),
            "signatures": .int(Int64(verification.signatures)),
            "replayed": .int(Int64(verification.replayed)),
            "findings": .array(
                verification.findings.map { finding in
                    jsonObject([
                        "kind": .string(finding.kind.rawValue), "path": .string(finding.path),
                        "line": finding.line.map { .int(Int64($0)) }, "unit": finding.unit?.json,
                    ])
                }
            ),
        ]
    }

    private func said(_ sentence: RepairSentence) -> String { sentence.text(in: paper.language) }
}
