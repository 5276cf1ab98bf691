"""A client of a node, written from the protocol alone: ingest, feed and tail are given as endpoints."""

import json
import sys
from datetime import datetime, timezone

import zmq

INGEST, FEED, TAIL = sys.argv[1:4]
TIMEOUT = 20_000


def hazard(number):
    return json.dumps({
        "specversion": "1.0", "id": f"py-{number}", "source": "/offices/140400-awb", "type": "hazard-found",
        "subject": f"PY-{number}", "time": datetime.now(timezone.utc).isoformat(),
        "data": {"enterprise": {"name": "长治市试验煤业有限公司"}, "area": "140403", "sector": "煤矿", "level": "major",
                 "description": "主扇风机未按规定测定风量", "foundBy": "regulator"},
    }, ensure_ascii=False).encode()


def connect(context, kind, endpoint):
    socket = context.socket(kind)
    socket.set(zmq.RCVTIMEO, TIMEOUT)
    socket.set(zmq.LINGER, 0)
    if kind == zmq.SUB:
        socket.subscribe(b"")
    socket.connect(endpoint)
    return socket


def request(context):
    socket = connect(context, zmq.REQ, INGEST)
    event = hazard("req")
    socket.send(event)
    assert json.loads(socket.recv())["status"] == 200
    socket.send(event)
    assert json.loads(socket.recv())["status"] == 208


def pipeline(context):
    socket = connect(context, zmq.DEALER, INGEST)
    for number in range(1_000):
        socket.send_multipart([b"", hazard(number)])
    for number in range(1_000):
        reply = json.loads(socket.recv_multipart()[1])
        assert (reply["status"], reply["id"]) == (200, f"py-{number}"), reply


def push(context, tail):
    socket = connect(context, zmq.PUSH, FEED)
    socket.send(hazard("push"))
    while True:
        topic, header, body = tail.recv_multipart()
        if topic == b"hazard-found.140403" and json.loads(body)["id"] == "py-push":
            return json.loads(header)


def main():
    context = zmq.Context()
    tail = connect(context, zmq.SUB, TAIL)
    assert tail.recv_multipart()[0] == b"heartbeat"
    request(context)
    pipeline(context)
    header = push(context, tail)
    assert header == {"position": 1_002, "previous": 1_001}, header
    context.destroy(linger=0)


main()
