import Foundation

extension Format where Value == FileInput {
    static func file(_ source: String?) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let path = try section.required("path", as: .besideThisFile)
            let format = try section.fileFormat()
            var file = FileInput(
                name: try section.required("name", as: .messageName),
                folder: (path as NSString).deletingLastPathComponent, pattern: (path as NSString).lastPathComponent,
                format: format, source: try section.source(or: source), meaning: try section.meaning(format.references))
            if file.folder.isEmpty { file.folder = "." }
            if file.folder.contains(where: { "*?".contains($0) }) {
                throw section.place.child("path").refusal(
                    "has * or ? in the name of a folder; they are for the file's name")
            }
            try section.read("every", as: .duration(.milliseconds(100) ... .seconds(3_600)), into: &file.interval)
            try section.refuseUnknownKeys()
            return file
        }
    }
}

private enum FileFormatName: String, CaseIterable {
    case csv, ndjson
}

extension FileInput.Format {
    fileprivate var references: KnownReferences {
        switch self {
        case .ndjson: .json(names: [])
        case .csv(_, hasHeader: true): .columns
        case .csv: .numberedColumns
        }
    }
}

extension Section {
    fileprivate func fileFormat() throws(ConfigurationError) -> FileInput.Format {
        guard try required("format", as: Format<FileFormatName>.choice) == .csv else { return .ndjson }
        var (separator, hasHeader) = (UInt8(ascii: ","), true)
        try read("header", as: .flag, into: &hasHeader)
        if let setting = setting("separator") { separator = try setting.separator() }
        return .csv(separator: separator, hasHeader: hasHeader)
    }
}

extension Setting {
    fileprivate func separator() throws(ConfigurationError) -> UInt8 {
        let text = try text()
        if text == "tab" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first, 0x21...0x7E ~= byte, byte != UInt8(ascii: "\"") else {
            throw refusal("\(text.quoted) is no separator; write \",\", \";\", \"|\" or tab")
        }
        return byte
    }
}
