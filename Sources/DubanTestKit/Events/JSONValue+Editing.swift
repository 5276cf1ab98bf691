public import EventJSON

/// Small changes of a JSON value, for events that are nearly right.
extension JSONValue {
    /// An object without members that are null; another value as it is.
    public var withoutNulls: JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !$0.value.isNull })
    }

    /// The value with the one at a path of names (`/data/area`) replaced, added, or, for nil, taken out.
    public func setting(_ path: String, to value: JSONValue?) -> JSONValue {
        setting(path.split(separator: "/").map(String.init)[...], to: value) ?? .null
    }

    private func setting(_ names: ArraySlice<String>, to value: JSONValue?) -> JSONValue? {
        guard let name = names.first else { return value }
        guard case .object(var members) = self else { return self }
        let inner = (self[name] ?? .object([])).setting(names.dropFirst(), to: value)
        let index = members.firstIndex { $0.name == name }
        switch (index, inner) {
        case (let index?, let inner?): members[index].value = inner
        case (let index?, nil): members.remove(at: index)
        case (nil, let inner?): members.append(JSONMember(name, inner))
        case (nil, nil): break
        }
        return .object(members)
    }
}
