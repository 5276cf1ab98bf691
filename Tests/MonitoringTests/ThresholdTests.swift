import Ledgers
import Monitoring
import Testing

/// 以上（以下）包括本数.
struct ThresholdTests {
    @Test func itsOwnValueReachesItAndDoesNotClearIt() {
        let above = Threshold(.above, 1.5, clear: 1, Consequence(level: .major))
        #expect(above.isReached(by: 1.5))
        #expect(!above.isReached(by: 1.4999))
        #expect(!above.isCleared(by: 1))
        #expect(above.isCleared(by: 0.9999))
        let below = Threshold(.below, 18, Consequence(level: .general))
        #expect(below.isReached(by: 18))
        #expect(!below.isCleared(by: 18))
        #expect(below.isCleared(by: 18.1))
    }
}
