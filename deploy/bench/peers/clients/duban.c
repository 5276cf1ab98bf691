// Duban: a DEALER over CURVE, as an office has it; the reply to an event comes after the fsync, with its status.
#include <stdio.h>
#include <string.h>
#include <zmq.h>

#include "publish.h"

enum { patience = 120000 /* ms */, longest_reply = 4096 };

static void *context, *socket_;
static size_t answered;

static void require(int result) {
    if (result < 0) fail("duban", zmq_strerror(zmq_errno()));
}

static void set(int option, int value) { require(zmq_setsockopt(socket_, option, &value, sizeof value)); }

static void set_key(int option, const char *key) { require(zmq_setsockopt(socket_, option, key, strlen(key) + 1)); }

static void open_connection(char **arguments) {
    context = zmq_ctx_new();
    socket_ = zmq_socket(context, ZMQ_DEALER);
    if (socket_ == NULL) fail("duban", zmq_strerror(zmq_errno()));
    set(ZMQ_SNDHWM, 0);
    set(ZMQ_RCVHWM, 0);
    set(ZMQ_LINGER, 0);
    set(ZMQ_RCVTIMEO, patience);
    set_key(ZMQ_CURVE_SERVERKEY, arguments[1]);
    set_key(ZMQ_CURVE_PUBLICKEY, arguments[2]);
    set_key(ZMQ_CURVE_SECRETKEY, arguments[3]);
    require(zmq_connect(socket_, arguments[0]));
}

static void send_event(const struct event *event) {
    require(zmq_send(socket_, "", 0, ZMQ_SNDMORE));
    require(zmq_send(socket_, event->bytes, event->length, 0));
}

// Returns false where nothing is there and `flags` say not to wait.
static bool receive_delimiter(int flags) {
    int length = zmq_recv(socket_, NULL, 0, flags);
    if (length < 0 && flags == ZMQ_DONTWAIT && zmq_errno() == EAGAIN) return false;
    require(length);
    return true;
}

// Replies come in the order of the requests.
static void take_reply(void) {
    static const char accepted[] = "{\"status\":200,";
    char reply[longest_reply];
    int length = zmq_recv(socket_, reply, sizeof reply - 1, 0);
    require(length);
    reply[length < longest_reply ? length : longest_reply - 1] = '\0';
    if (strncmp(reply, accepted, sizeof accepted - 1) != 0) fail("duban refused an event", reply);
    confirm(answered++);
}

static void collect(void) {
    receive_delimiter(0);
    do {
        take_reply();
    } while (receive_delimiter(ZMQ_DONTWAIT));
}

static void close_connection(void) {
    zmq_close(socket_);
    zmq_ctx_term(context);
}

const struct driver driver = {
    .usage = "publish-duban WINDOW ENDPOINT SERVER-KEY PUBLIC-KEY SECRET-KEY",
    .arguments = 4,
    .open = open_connection,
    .send = send_event,
    .collect = collect,
    .close = close_connection,
};
