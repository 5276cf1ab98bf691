// A producer with so many unconfirmed events: publish-SERVER WINDOW … < EVENTS, one a line.
//
// The first event is published alone and not measured, so that connections are made and caches are warm. Prints JSON:
//   events        that were measured
//   began         when the first of them was sent, on the clock that all processes of the machine share (CLOCK_MONOTONIC)
//   seconds       from then to the last confirmation
//   processor     seconds of processor time that this program took meanwhile
//   p50 p99 p999  of the time from sending an event to its confirmation, by the nearest rank, in microseconds; null where
//                 there are too few events
#include "publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct event *events;
static size_t event_count;

// In microseconds; of what is not confirmed, below zero.
static double *sent, *confirmed;
static size_t confirmations, lowest_unconfirmed;

_Noreturn void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (memory == NULL) fail("publish", "there is no memory left");
    return memory;
}

static double microseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

void confirm(size_t number) {
    bool is_waiting = number < event_count && sent[number] >= 0 && confirmed[number] < 0;
    if (!is_waiting) fail("publish", "an event was confirmed that was not waiting");
    confirmed[number] = microseconds(CLOCK_MONOTONIC);
    confirmations += 1;
    while (lowest_unconfirmed < event_count && confirmed[lowest_unconfirmed] >= 0) lowest_unconfirmed += 1;
}

void confirm_up_to(size_t number) {
    while (lowest_unconfirmed <= number) confirm(lowest_unconfirmed);
}

static void add_event(const char *line, size_t length) {
    static size_t room;
    if (event_count == room) {
        room = room == 0 ? 1024 : 2 * room;
        events = realloc(events, room * sizeof *events);
        if (events == NULL) fail("publish", "there is no memory left");
    }
    char *bytes = memcpy(allocate(length, 1), line, length);
    events[event_count++] = (struct event){.bytes = bytes, .length = length};
}

static void read_events(void) {
    size_t room = 0;
    char *line = NULL;
    for (ssize_t length; (length = getline(&line, &room, stdin)) > 0;) {
        bool is_ended = line[length - 1] == '\n';
        add_event(line, (size_t)length - is_ended);
    }
    free(line);
    if (event_count < 2) fail("publish", "there have to be two events or more");
}

// Publishes the events from `next` on up to `end`.
static void publish(size_t next, size_t end, size_t window) {
    while (confirmations < end) {
        for (; next < end && next - confirmations < window; next++) {
            sent[next] = microseconds(CLOCK_MONOTONIC);
            driver.send(&events[next]);
        }
        driver.collect();
    }
}

static int ascending(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static void print_percentile(const char *name, const double *sorted, size_t count, size_t thousandths, size_t least) {
    size_t rank = (count * thousandths + 999) / 1000;
    if (count < least) {
        printf(",\"%s\":null", name);
    } else {
        printf(",\"%s\":%.1f", name, sorted[rank - 1]);
    }
}

static void print_percentiles(void) {
    size_t count = event_count - 1;
    double *latencies = allocate(count, sizeof *latencies);
    for (size_t index = 0; index < count; index++) latencies[index] = confirmed[index + 1] - sent[index + 1];
    qsort(latencies, count, sizeof *latencies, ascending);
    print_percentile("p50", latencies, count, 500, 1);
    print_percentile("p99", latencies, count, 990, 100);
    print_percentile("p999", latencies, count, 999, 1000);
    free(latencies);
}

static void print_result(double end, double processor) {
    printf("{\"events\":%zu,\"began\":%.6f", event_count - 1, sent[1] / 1e6);
    printf(",\"seconds\":%.6f,\"processor\":%.6f", (end - sent[1]) / 1e6, processor / 1e6);
    print_percentiles();
    printf("}\n");
}

static void measure(size_t window) {
    publish(0, 1, 1);
    double processor = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    publish(1, event_count, window);
    double end = microseconds(CLOCK_MONOTONIC);
    print_result(end, microseconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
}

static void prepare_times(void) {
    sent = allocate(event_count, sizeof *sent);
    confirmed = allocate(event_count, sizeof *confirmed);
    for (size_t index = 0; index < event_count; index++) sent[index] = confirmed[index] = -1;
}

static size_t window_of(const char *text) {
    char *end;
    unsigned long window = strtoul(text, &end, 10);
    if (*end != '\0' || window == 0) fail("publish", "the window is a number from 1 on");
    return window;
}

int main(int count, char **arguments) {
    if (count != 2 + driver.arguments) fail("usage", driver.usage);
    size_t window = window_of(arguments[1]);
    read_events();
    prepare_times();
    driver.open(arguments + 2);
    measure(window);
    driver.close();
}
