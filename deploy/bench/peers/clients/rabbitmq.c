// RabbitMQ: persistent messages into a queue over the default exchange, with publisher confirms.
#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <stdlib.h>
#include <sys/time.h>

#include "publish.h"

enum { channel = 1, frame_bytes = 131072, persistent = 2 };

static amqp_connection_state_t connection;
static amqp_bytes_t queue;
static const amqp_basic_properties_t properties = {
    ._flags = AMQP_BASIC_DELIVERY_MODE_FLAG,
    .delivery_mode = persistent,
};

static void require(int status) {
    if (status != AMQP_STATUS_OK) fail("rabbitmq", amqp_error_string2(status));
}

static void require_reply(amqp_rpc_reply_t reply, const char *what) {
    if (reply.reply_type != AMQP_RESPONSE_NORMAL) fail("rabbitmq refused", what);
}

static void open_connection(char **arguments) {
    connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    if (socket == NULL) fail("rabbitmq", "there is no memory left");
    require(amqp_socket_open(socket, "127.0.0.1", atoi(arguments[0])));
    require_reply(amqp_login(connection, "/", 0, frame_bytes, 0, AMQP_SASL_METHOD_PLAIN, "guest", "guest"), "the login");
    amqp_channel_open(connection, channel);
    require_reply(amqp_get_rpc_reply(connection), "a channel");
    amqp_confirm_select(connection, channel);
    require_reply(amqp_get_rpc_reply(connection), "confirms");
    queue = amqp_cstring_bytes(arguments[1]);
}

static void send_event(const struct event *event) {
    amqp_bytes_t body = {event->length, event->bytes};
    require(amqp_basic_publish(connection, channel, amqp_empty_bytes, queue, 0, 0, &properties, body));
}

// Delivery tags count from 1 on, events from 0.
static void take(const amqp_frame_t *frame) {
    bool is_confirm = frame->frame_type == AMQP_FRAME_METHOD && frame->payload.method.id == AMQP_BASIC_ACK_METHOD;
    if (!is_confirm) fail("rabbitmq", "what came is not a confirm");
    const amqp_basic_ack_t *ack = frame->payload.method.decoded;
    (ack->multiple ? confirm_up_to : confirm)(ack->delivery_tag - 1);
}

static void collect(void) {
    static const struct timeval patience = {.tv_sec = 120}, none;
    amqp_frame_t frame;
    require(amqp_simple_wait_frame_noblock(connection, &frame, &patience));
    int status;
    do {
        take(&frame);
        amqp_maybe_release_buffers(connection);
        status = amqp_simple_wait_frame_noblock(connection, &frame, &none);
    } while (status == AMQP_STATUS_OK);
    if (status != AMQP_STATUS_TIMEOUT) require(status);
}

static void close_connection(void) {
    require_reply(amqp_connection_close(connection, AMQP_REPLY_SUCCESS), "the end");
    require(amqp_destroy_connection(connection));
}

const struct driver driver = {
    .usage = "publish-rabbitmq WINDOW PORT QUEUE",
    .arguments = 2,
    .open = open_connection,
    .send = send_event,
    .collect = collect,
    .close = close_connection,
};
