/// The statements and migrations of this folder, compiled in.
public enum SQL {
    /// One step of the schema's history.
    public struct Migration: Sendable {
        /// Its place in the order, from 1.
        public let number: Int
        /// The file's name without its number and ending.
        public let name: String
        /// The file's UTF-8 bytes.
        public let bytes: [UInt8]
    }

    /// All migrations, in order.
    public static let migrations = [
        Migration(number: 1, name: "people", bytes: PackageResources._001_people_sql),
        Migration(number: 2, name: "units", bytes: PackageResources._002_units_sql),
        Migration(number: 3, name: "rights", bytes: PackageResources._003_rights_sql),
        Migration(number: 4, name: "decimal_sums", bytes: PackageResources._004_decimal_sums_sql),
        Migration(number: 5, name: "backups", bytes: PackageResources._005_backups_sql),
        Migration(number: 6, name: "places", bytes: PackageResources._006_places_sql),
        Migration(number: 7, name: "deferred_sets", bytes: PackageResources._007_deferred_sets_sql),
        Migration(number: 8, name: "carried_files", bytes: PackageResources._008_carried_files_sql),
        Migration(number: 9, name: "quarantine", bytes: PackageResources._009_quarantine_sql),
        Migration(number: 10, name: "token_extension", bytes: PackageResources._010_token_extension_sql),
    ]
}
