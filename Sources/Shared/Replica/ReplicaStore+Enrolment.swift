/// What the server tells of the device's own enrolment.
extension ReplicaStore {
    /// The server knows the replica: takes up the token that it gave.
    mutating func register(_ replica: ReplicaID, token: String, expiresAt: Timestamp) throws(ReplicaError) {
        guard self.replica.identity.replica == replica, self.replica.identity.succession != nil else {
            return
        }
        var identity = self.replica.identity
        identity.succession = nil
        identity.formerKey = nil
        identity.enrolment?.token = token
        identity.enrolment?.expiresAt = expiresAt
        try Self.save(identity, on: disk)
        self.replica.identity = identity
    }

    /// Takes up until when the token works: one that is in use lives on.
    mutating func noteEnrolment(until end: Timestamp) throws(ReplicaError) {
        guard let known = replica.identity.enrolment?.expiresAt, known != end else { return }
        var identity = replica.identity
        identity.enrolment?.expiresAt = end
        try Self.save(identity, on: disk)
        replica.identity = identity
    }
}
