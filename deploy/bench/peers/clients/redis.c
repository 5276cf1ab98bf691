// Redis Streams: one XADD an event, pipelined; with `appendfsync always` its reply comes after the fdatasync.
#include <hiredis/hiredis.h>
#include <stdlib.h>
#include <string.h>

#include "publish.h"

static redisContext *connection;
static const char *stream;
static size_t answered;

static void open_connection(char **arguments) {
    connection = redisConnect("127.0.0.1", atoi(arguments[0]));
    if (connection == NULL || connection->err) fail("redis", connection ? connection->errstr : "there is no memory left");
    stream = arguments[1];
}

static void send_event(const struct event *event) {
    const char *words[] = {"XADD", stream, "*", "event", event->bytes};
    const size_t lengths[] = {4, strlen(stream), 1, 5, event->length};
    if (redisAppendCommandArgv(connection, 5, words, lengths) != REDIS_OK) fail("redis", connection->errstr);
}

// Replies come in the order of the requests.
static void take(redisReply *reply) {
    if (reply->type == REDIS_REPLY_ERROR) fail("redis refused an event", reply->str);
    if (reply->type != REDIS_REPLY_STRING) fail("redis", "no id came back");
    freeReplyObject(reply);
    confirm(answered++);
}

static void collect(void) {
    void *reply;
    if (redisGetReply(connection, &reply) != REDIS_OK) fail("redis", connection->errstr);
    do {
        take(reply);
        if (redisGetReplyFromReader(connection, &reply) != REDIS_OK) fail("redis", connection->errstr);
    } while (reply != NULL);
}

static void close_connection(void) { redisFree(connection); }

const struct driver driver = {
    .usage = "publish-redis WINDOW PORT STREAM",
    .arguments = 2,
    .open = open_connection,
    .send = send_event,
    .collect = collect,
    .close = close_connection,
};
