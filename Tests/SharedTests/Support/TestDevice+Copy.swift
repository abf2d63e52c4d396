@testable import Shared

extension TestDevice {
    /// The same folder on another machine.
    func copied() throws -> TestDevice {
        let disk = self.disk.copy()
        let copy = TestDevice(world: world, store: try ReplicaStore(opening: disk), disk: disk)
        copy.unit = unit
        return copy
    }

    /// What lies in the outbox, as a file that somebody carries.
    var carried: [Submission] { store.replica.unsent.map(\.outgoing) }
}

extension Identity {
    /// Whose token the device has: a new replica has none until it is registered.
    var asking: ReplicaID { succession?.predecessor ?? replica }
}

extension World {
    /// Brings another person's sets to the server.
    @discardableResult
    func carry(_ sets: [Submission], by carrier: TestDevice) throws -> [PushAnswer] {
        try sets.map { try server.push($0, carrier: carrier.person, receivedAt: now()) }
    }

    /// The values that stand in the unit, without versions and writers.
    var values: [RecordID: [String: JSONValue]] {
        (server.units[unit]?.state.records ?? [:]).mapValues { record in
            record.fields.mapValues(\.value).filter { !$0.value.isNull }
        }
    }

    /// The last backup with the devices and roles of now, as another history.
    ///
    /// - Parameter epoch: Nil: nobody noticed that the server was restored.
    func restore(_ backup: MemoryStore, epoch: EpochID?) {
        var restored = backup
        for device in server.devices.values { restored.put(device) }
        for (unit, tables) in server.units {
            for (person, roles) in tables.roles { restored.grant(roles, to: person, in: unit) }
        }
        if let epoch { restored.beginEpoch(epoch) }
        server = restored
    }
}
