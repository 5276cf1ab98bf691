"""A robot and an endpoint of events, of which the first call to each fails.

Prints its port, then each request as a line of JSON.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Robot(BaseHTTPRequestHandler):
    called = set()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        path = self.path.split("?")[0]
        is_first = path not in Robot.called
        Robot.called.add(path)
        answer = b'{"errcode":0,"errmsg":"ok"}'
        self.send_response(500 if is_first else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        line = {"path": self.path, "type": self.headers["Content-Type"], "failed": is_first, "body": json.loads(body)}
        print(json.dumps(line), flush=True)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Robot)
print(server.server_address[1], flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    sys.exit(0)
