/// Frozen: a log that is being moved here is no node's yet.
enum Migration0002Arriving {
    static let name = "0002-arriving"

    static let sql = """
        -- True while another store's log is being moved here: what there is of it is not whole, and no node writes.
        ALTER TABLE head ADD COLUMN arriving boolean NOT NULL DEFAULT false;
        """
}
