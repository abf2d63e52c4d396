import Shared
import Testing

struct CarryWordsTests {
    @Test func `what is said of carried files and of named files has both languages`() {
        expectSpeakable(BundleKind.allCases)
        let troubles: [BundleTrouble] = [
            .notABundle, .tooNew, .badSignature, .damaged, .notForYou, .wrongKind(.answer), .unknownDevice,
            .tooLarge(bytesMax: 1 << 20), .badCode(.codeExpired), .ahead,
        ]
        expectSpeakable(troubles + troubles.map { ConnectionTrouble.bundle($0) } as [any Speakable])
        #expect(Set(troubles.map(\.code)).count == troubles.count)
        let sentences: [CarrySentence] = [
            .exported(path: "a", edits: 2, bytes: "1 KB"), .exportedNothing(path: "a", bytes: "1 KB"),
            .more(edits: 3), .howToGoOn(path: "a"), .carried(person: "Wang", device: "laptop", taken: 2),
            .carriedNothing(person: "Wang", device: "laptop"), .carriedRest(edits: 1, person: "Wang"),
            .carriedRest(edits: 2, person: "Wang"),
            .carriedRefused(edits: 1, .revoked), .answerWritten(path: "b", person: "Wang"), .notSealable,
            .carriedEnrolment(person: "Wang", device: "d"), .enrolmentRequested(path: "a"),
            .howToEnrol(path: "a"), .enrolmentWritten(path: "b", person: "Wang"),
            .enrolled(name: "Wang", home: "h"),
            .imported, .header(.outbox), .maker(person: "Wang", device: "laptop"),
            .addressee(person: "Wang", device: "laptop"), .made(at: "2020-05-17 09:30"), .edits(2),
            .answered(2), .signatureGood, .signatureBad, .signatureUnknown, .sealed,
        ]
        expectSpeakable(sentences)
        let files: [FileTrouble] = [
            .unreadable(path: "a", .denied), .unwritable(path: "a", .full), .noFile(path: "a"),
            .exists(path: "a"), .tooLarge(path: "a", bytesMax: 64 << 20),
        ]
        expectSpeakable(files)
    }

    @Test func `what a server says of a file is understood by its word`() {
        for trouble in [BundleTrouble.badSignature, .damaged, .notForYou, .unknownDevice] {
            #expect(BundleTrouble(code: trouble.code) == trouble)
        }
        #expect(BundleTrouble(code: "something_newer") == .notABundle)
    }
}
