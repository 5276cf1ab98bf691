"""What the cluster and the single server have in common: a database for the nodes, and how it is reached."""

import secrets

import psycopg2


class Database:
    """
    - hosts: addresses with commas between.
    - parameters: of the connection, as at the end of an address.
    """

    def __init__(self, hosts, parameters=""):
        self.password = secrets.token_hex(16)
        self._hosts = hosts
        self._parameters = parameters

    @property
    def store(self):
        """The address for `duban run --store`, without the password."""
        return self._address("duban", "duban")

    @property
    def environment(self):
        return {"PGPASSWORD": self.password}

    def connect(self):
        return psycopg2.connect(self.store, password=self.password)

    def administer(self, user, *statements):
        """Statements of the server's first user, each for itself."""
        connection = psycopg2.connect(self._address(user, "postgres"), password=self.password)
        connection.autocommit = True
        for statement in statements:
            connection.cursor().execute(statement)
        connection.close()

    def _address(self, user, database):
        return f"postgresql://{user}@{self._hosts}/{database}{self._parameters}"
