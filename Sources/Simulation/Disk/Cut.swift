/// Whoever meets this is dead: the node of which it was a part has crashed, and nothing that it does counts any more.
struct Cut: Error {}
