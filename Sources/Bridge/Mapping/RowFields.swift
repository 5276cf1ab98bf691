import DubanConfiguration

/// A row of a CSV file.
struct RowFields: Fields {
    let row: [String]
    let columns: CSVColumns

    /// An empty field is a value that is not there.
    func text(of reference: Template.Reference) -> String? {
        guard case .name(let name) = reference, let index = columns.index(of: name), row.indices.contains(index),
            !row[index].isEmpty
        else { return nil }
        return row[index]
    }
}
