// NATS JetStream: an event is a publication with a reply subject of its own, on which the stream's acknowledgement
// comes; the library's own asynchronous publishing does the same, on threads of its own.
#include <nats/nats.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish.h"

enum { patience = 120000 /* ms */ };

static natsConnection *connection;
static natsSubscription *acknowledgements;
static const char *subject;
// Of the reply subjects: the event's number follows it.
static char inbox[64];
static size_t inbox_length;

static void require(natsStatus status) {
    if (status != NATS_OK) fail("nats", natsStatus_GetText(status));
}

static void subscribe(void) {
    natsInbox *unique;
    require(natsInbox_Create(&unique));
    inbox_length = (size_t)snprintf(inbox, sizeof inbox, "%s.", unique);
    natsInbox_Destroy(unique);
    char all[sizeof inbox + 1];
    snprintf(all, sizeof all, "%s*", inbox);
    require(natsConnection_SubscribeSync(&acknowledgements, connection, all));
    require(natsSubscription_SetPendingLimits(acknowledgements, -1, -1));
}

static void open_connection(char **arguments) {
    char address[64];
    natsOptions *options;
    snprintf(address, sizeof address, "nats://127.0.0.1:%s", arguments[0]);
    require(natsOptions_Create(&options));
    require(natsOptions_SetURL(options, address));
    // Otherwise the library keeps what it sends for up to a millisecond.
    require(natsOptions_SetSendAsap(options, true));
    require(natsConnection_Connect(&connection, options));
    natsOptions_Destroy(options);
    subject = arguments[1];
    subscribe();
}

static void send_event(const struct event *event) {
    static size_t number;
    char reply[sizeof inbox + 24];
    snprintf(reply, sizeof reply, "%s%zu", inbox, number++);
    require(natsConnection_PublishRequest(connection, subject, reply, event->bytes, (int)event->length));
}

static void take(natsMsg *message) {
    const char *body = natsMsg_GetData(message);
    bool is_stored = body != NULL && strstr(body, "\"seq\"") != NULL && strstr(body, "\"error\"") == NULL;
    if (!is_stored) fail("nats refused an event", body != NULL ? body : "no stream takes it");
    confirm(strtoul(natsMsg_GetSubject(message) + inbox_length, NULL, 10));
    natsMsg_Destroy(message);
}

static void collect(void) {
    natsMsg *message;
    require(natsSubscription_NextMsg(&message, acknowledgements, patience));
    take(message);
    int waiting;
    require(natsSubscription_GetPending(acknowledgements, &waiting, NULL));
    for (; waiting > 0; waiting--) {
        require(natsSubscription_NextMsg(&message, acknowledgements, patience));
        take(message);
    }
}

static void close_connection(void) {
    natsSubscription_Destroy(acknowledgements);
    natsConnection_Destroy(connection);
    nats_Close();
}

const struct driver driver = {
    .usage = "publish-nats WINDOW PORT SUBJECT",
    .arguments = 2,
    .open = open_connection,
    .send = send_event,
    .collect = collect,
    .close = close_connection,
};
