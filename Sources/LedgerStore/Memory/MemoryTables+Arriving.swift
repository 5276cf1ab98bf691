extension MemoryTables: ReceivingTransaction {
    func isArriving() -> Bool { holdsPart }

    func setArriving(_ isArriving: Bool) {
        let old = holdsPart
        holdsPart = isArriving
        onError({ $0.holdsPart = old })
    }
}
