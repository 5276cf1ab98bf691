extension NodeConfiguration {
    /// A PUB of an office to which the node connects.
    public struct Subscription: Hashable, Sendable {
        public var endpoint: String
        /// The office whose PUB it is: its first key is the one that the PUB has to prove. What the PUB publishes counts
        /// as this office's. Nil on a node without offices.
        public var office: String?

        public init(endpoint: String, office: String? = nil) {
            self.endpoint = endpoint
            self.office = office
        }
    }
}

extension Format where Value == NodeConfiguration.Subscription {
    /// An endpoint, or an endpoint and the office behind it.
    fileprivate static var subscription: Format {
        Format { setting throws(ConfigurationError) in
            guard setting.isSection else {
                return Value(endpoint: try Format<String>.connectedEndpoint.parse(setting))
            }
            let section = try setting.section()
            let subscription = Value(
                endpoint: try section.required("endpoint", as: .connectedEndpoint),
                office: try section.required("office", as: .text(atMost: 100)))
            try section.refuseUnknownKeys()
            return subscription
        }
    }
}

extension Format where Value == [NodeConfiguration.Subscription] {
    /// No endpoint twice.
    static var subscriptions: Format {
        Format { setting throws(ConfigurationError) in
            let subscriptions = try possiblyEmptyList(of: .subscription).parse(setting)
            var seen: Set<String> = []
            for (subscription, item) in zip(subscriptions, try setting.items())
            where !seen.insert(subscription.endpoint).inserted {
                throw item.refusal("\(subscription.endpoint.quoted) is in the list twice")
            }
            return subscriptions
        }
    }
}
