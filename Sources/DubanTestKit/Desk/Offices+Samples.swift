public import Ledgers

extension Offices {
    /// A county office of Changzhi and one of Datong, the city office of Changzhi, a gateway, and who sees everything.
    public static let samples = Offices([
        Office(
            name: "潞州区", keys: ["luzhou"], areas: AreaScope(["140403"]), sources: [SourcePattern("/offices/140403-*")],
            types: EventType.allCases),
        Office(
            name: "云冈区", keys: ["yungang"], areas: AreaScope(["140214"]), sources: [SourcePattern("/offices/140214-*")],
            types: EventType.allCases),
        Office(
            name: "长治市", keys: ["changzhi"], areas: AreaScope(["1404"]),
            sources: [SourcePattern("/offices/140400-yjj")],
            types: EventType.allCases, mayFollow: true, mayAsk: true),
        Office(
            name: "监测网关", keys: ["gateway"], areas: .everywhere, sources: [SourcePattern("/gateways/1")],
            types: [.hazardFound]),
        Office(name: "值班室", keys: ["duty"], areas: .everywhere, mayFollow: true, mayAsk: true),
    ])
}
