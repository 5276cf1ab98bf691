/// Rows of fields, quoted where need be. Source: RFC 4180; ends of lines may also be a line feed alone.
struct CSVScanner: RecordScanner {
    let separator: UInt8

    private enum State {
        case fieldStart, plain, quoted
        /// Behind a quotation mark within quotes: one that is doubled, or the end of the field.
        case quoteInQuotes
        /// In a row that is at fault, up to its end.
        case faulty
    }

    func scan(_ bytes: ArraySlice<UInt8>) -> Scanned<[String]>? {
        var (state, row, field): (State, [[UInt8]], [UInt8]) = (.fieldStart, [], [])
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x0A, state != .quoted {
                if field.last == 0x0D, state == .plain { field.removeLast() }
                return Scanned(length: index - bytes.startIndex + 1, record: finished(row + [field], state))
            }
            switch (state, byte) {
            case (.fieldStart, quote): state = .quoted
            case (.quoted, quote): state = .quoteInQuotes
            case (.quoteInQuotes, quote):
                field.append(byte)
                state = .quoted
            case (.fieldStart, separator), (.plain, separator), (.quoteInQuotes, separator):
                row.append(field)
                (state, field) = (.fieldStart, [])
            case (.plain, quote): state = .faulty
            case (.quoteInQuotes, _): if byte != 0x0D { state = .faulty }
            case (.quoted, _): field.append(byte)
            case (.fieldStart, _), (.plain, _):
                field.append(byte)
                state = .plain
            case (.faulty, _): break
            }
        }
        return nil
    }

    private func finished(_ fields: [[UInt8]], _ state: State) -> Result<[String]?, MappingFault> {
        if state == .faulty { return .failure(.strayQuote) }
        if fields == [[]] { return .success(nil) }
        let row = fields.compactMap { String(validating: $0, as: UTF8.self) }
        return row.count == fields.count ? .success(row) : .failure(.notUTF8)
    }
}

private let quote = UInt8(ascii: "\"")
