public import ArgumentParser
public import DubanConfiguration
import EventJSON
public import Ledgers
public import Monitoring
public import Node

extension Instant: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(rfc3339: argument)
    }
}

extension LocalDate: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(iso8601: argument)
    }
}

extension TimeOfDay: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension ClockSetting: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension NodeConfiguration.Log.Level: ExpressibleByArgument {}
extension Hazard.State: ExpressibleByArgument {}
extension HazardLevel: ExpressibleByArgument {}
extension RiskColour: ExpressibleByArgument {}
extension LedgerEntry.Status: ExpressibleByArgument {}
extension Escalation.Status: ExpressibleByArgument {}
extension IncidentClass: ExpressibleByArgument {}
extension Watched.Kind: ExpressibleByArgument {}
extension PointStanding: ExpressibleByArgument {}
